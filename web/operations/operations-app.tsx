import { t } from '../i18n/words';
import { ConfirmDialog } from '../parts/confirm-dialog';
import { NoticeBar } from '../parts/notice-bar';
import { LanguageSwitch, Mark } from '../parts/shell';
import { WithConfig } from '../parts/with-config';
import { OperationsPage } from './operations-page';

/** The page with what is around it, and with where its API is. */
export function OperationsApp() {
  return (
    <>
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      <header class="top">
        <a href="/" class="brand">
          <Mark />
          <span>{t('app.name')}</span>
        </a>
        <LanguageSwitch />
      </header>
      <main id="main" tabIndex={-1}>
        <WithConfig show={(config) => <OperationsPage config={config} />} />
      </main>
      <NoticeBar />
      <ConfirmDialog />
    </>
  );
}
