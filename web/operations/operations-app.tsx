import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { loadConfig, type WebConfig } from '../config';
import { t } from '../i18n/words';
import { ConfirmDialog } from '../parts/confirm-dialog';
import { NoticeBar } from '../parts/notice-bar';
import { LanguageSwitch, Mark } from '../parts/shell';
import { OperationsPage } from './operations-page';

/** The page with what is around it, and with where its API is. */
export function OperationsApp() {
  const config = useSignal<WebConfig | undefined>(undefined);
  const hasFailed = useSignal(false);
  useEffect(() => {
    loadConfig().then(
      (loaded) => {
        config.value = loaded;
      },
      () => {
        hasFailed.value = true;
      },
    );
  }, []);
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
        {config.value ? (
          <OperationsPage config={config.value} />
        ) : (
          <p class="lead" role={hasFailed.value ? 'alert' : 'status'}>
            {t(hasFailed.value ? 'app.noConfig' : 'app.loading')}
          </p>
        )}
      </main>
      <NoticeBar />
      <ConfirmDialog />
    </>
  );
}
