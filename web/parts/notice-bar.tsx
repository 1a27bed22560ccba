import { t } from '../i18n/words';
import { dismissProblem, notice } from '../notice';

/** Shows and reads out the notice. Both regions are always there: only then are changes read. */
export function NoticeBar() {
  const { value } = notice;
  const words = value && t(value.key, value.fillings);
  const isProblem = value?.kind === 'problem';
  return (
    <section class="notices" aria-label={t('app.name')}>
      <div role="status">{words && !isProblem && <p class="notice">{words}</p>}</div>
      <div role="alert">
        {words && isProblem && (
          <p class="notice problem" data-test="problem">
            {words}
            <button type="button" class="plain" onClick={dismissProblem}>
              {t('app.dismiss')}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}
