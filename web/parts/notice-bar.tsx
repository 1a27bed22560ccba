import { t } from '../i18n/words';
import { dismissProblem, news, problem } from '../notice';

/** Shows and reads out the notices. Both regions are always there: only then are changes read. */
export function NoticeBar() {
  const told = news.value;
  const wrong = problem.value;
  return (
    <section class="notices" aria-label={t('app.name')}>
      <div role="status">{told && <p class="notice">{t(told.key, told.fillings)}</p>}</div>
      <div role="alert">
        {wrong && (
          <p class="notice problem" data-test="problem">
            {t(wrong.key, wrong.fillings)}
            <button type="button" class="plain" onClick={dismissProblem}>
              {t('app.dismiss')}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}
