import { t } from '../i18n/words';
import { Link } from './link';
import { PageTitle } from './page-title';

/** What is shown for an address that leads nowhere. */
export function NoPage() {
  return (
    <section class="dead-end" data-test="no-page">
      <PageTitle title={t('app.notFound')} />
      <p class="lead">{t('app.notFoundLead')}</p>
      <Link to="/" class="button primary">
        {t('app.toLobby')}
      </Link>
    </section>
  );
}
