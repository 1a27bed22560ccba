import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { loadConfig, type WebConfig } from '../config';
import { t } from '../i18n/words';

/** What is shown once it is known where the API is; until then that it is loaded, or cannot be. */
export function WithConfig({ show }: { show(config: WebConfig): ComponentChildren }) {
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
  if (config.value) return <>{show(config.value)}</>;
  return (
    <p class="lead" role={hasFailed.value ? 'alert' : 'status'}>
      {t(hasFailed.value ? 'app.noConfig' : 'app.loading')}
    </p>
  );
}
