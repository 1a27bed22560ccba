import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n/words';

/**
 * A page, or a part of one, that is loaded when it is first shown: who only watches does not wait
 * for it.
 */
export function later<P extends object>(
  load: () => Promise<FunctionComponent<P>>,
): FunctionComponent<P> {
  const loaded = signal<FunctionComponent<P> | undefined>(undefined);
  const hasFailed = signal(false);
  return function Later(props: P) {
    useEffect(() => {
      if (loaded.peek()) return;
      hasFailed.value = false;
      load().then(
        (page) => {
          loaded.value = page;
        },
        () => {
          hasFailed.value = true;
        },
      );
    }, []);
    const Page = loaded.value;
    if (Page) return <Page {...props} />;
    return (
      <p class="lead" role={hasFailed.value ? 'alert' : 'status'}>
        {t(hasFailed.value ? 'app.notLoaded' : 'app.loading')}
      </p>
    );
  };
}
