import type { RoomKind } from '../api/types';
import { t } from '../i18n/words';

const KINDS: readonly RoomKind[] = ['video', 'voice'];

interface Props {
  chosen: RoomKind;
  onChoose(kind: RoomKind): void;
}

/** Whether a new room has pictures. */
export function KindChoice({ chosen, onChoose }: Props) {
  return (
    <fieldset class="kinds">
      <legend>{t('lobby.kind')}</legend>
      {KINDS.map((kind) => (
        <label key={kind} class="kind" data-test={`kind-${kind}`}>
          <input
            type="radio"
            name="kind"
            checked={kind === chosen}
            onChange={() => onChoose(kind)}
          />
          {t(`lobby.kind.${kind}`)}
        </label>
      ))}
    </fieldset>
  );
}
