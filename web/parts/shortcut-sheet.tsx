import { useSignal } from '@preact/signals';
import type { MessageKey } from '../i18n/en';
import { t } from '../i18n/words';
import { useShortcuts } from '../shortcuts';
import { BarButton } from './bar-button';
import { Sheet } from './sheet';

const KEYS: readonly (readonly [string, MessageKey])[] = [
  ['M', 'keys.mute'],
  ['V', 'keys.camera'],
  ['1–4', 'keys.layout'],
  ['A', 'keys.accept'],
  ['?', 'keys.help'],
];

/** Lists the keys; the question mark opens it, too. */
export function ShortcutSheet() {
  const isOpen = useSignal(false);
  const open = () => {
    isOpen.value = true;
  };
  useShortcuts({ '?': open });
  return (
    <>
      <BarButton icon="help" words={t('keys.title')} test="keys" onClick={open} />
      <Sheet title={t('keys.title')} isOpen={isOpen} test="keys-sheet">
        <dl class="keys">
          {KEYS.map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(words)}</dd>
            </div>
          ))}
        </dl>
      </Sheet>
    </>
  );
}
