import { useSignal } from '@preact/signals';
import type { RoomKind } from '../api/types';
import type { OrderKey } from '../i18n/order-en';
import { ot } from '../i18n/order-words';
import { hasCharacterKeys, setCharacterKeys, useShortcuts } from '../shortcuts';
import { BarButton } from './bar-button';
import { LAYOUTS } from './layout-picker';
import { Sheet } from './sheet';
import { Switch } from './switch';

type Key = readonly [string, OrderKey];

/** In a room for voices nothing is to be seen, so nothing of it is chosen. */
const OF_PICTURES: readonly Key[] = [
  ['V', 'keys.camera'],
  [`1–${LAYOUTS.length}`, 'keys.layout'],
];

/** Lists the keys that do something here; the question mark opens it, too. */
export function ShortcutSheet({ kind }: { kind: RoomKind }) {
  const keys: readonly Key[] = [
    ['M', 'keys.mute'],
    ...(kind === 'video' ? OF_PICTURES : []),
    ['A', 'keys.accept'],
    ['?', 'keys.help'],
  ];
  const isOpen = useSignal(false);
  const open = () => {
    isOpen.value = true;
  };
  useShortcuts({ '?': open });
  return (
    <>
      <BarButton icon="help" words={ot('keys.title')} test="keys" onClick={open} />
      <Sheet title={ot('keys.title')} isOpen={isOpen} test="keys-sheet">
        <dl class="keys">
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{ot(words)}</dd>
            </div>
          ))}
        </dl>
        <Switch
          test="character-keys"
          words={ot('keys.areOn')}
          isOn={hasCharacterKeys.value}
          onChange={setCharacterKeys}
        />
      </Sheet>
    </>
  );
}
