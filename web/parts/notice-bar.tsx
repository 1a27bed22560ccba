import { t } from '../i18n/words';
import { news } from '../notice';
import { ProblemLine } from './problem-line';

/** Shows and reads out the notices. Both regions are always there: only then are changes read. */
export function NoticeBar() {
  const told = news.value;
  return (
    <section class="notices" aria-label={t('app.name')}>
      <div role="status">{told && <p class="notice">{t(told.key, told.fillings)}</p>}</div>
      <ProblemLine />
    </section>
  );
}
