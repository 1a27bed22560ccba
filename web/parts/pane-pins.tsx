import type { StageMember } from '../api/types';
import { ot } from '../i18n/order-words';
import type { Pins } from '../room/pins';

interface Props {
  pins: Pins;
  stage: StageMember[];
  onPin(pane: number, userId: string | null): void;
}

/** The user of each pane. A user who has left the stage keeps the pane, to come back to it. */
export function PanePins({ pins, stage, onPin }: Props) {
  const seated = stage.filter(({ state }) => state === 'seated');
  const gone = pins.filter((pin) => pin !== null && !seated.some(({ userId }) => userId === pin));
  return (
    <fieldset class="options">
      <legend>{ot('look.panes')}</legend>
      {pins.map((pin, pane) => (
        <label class="field" key={`pane-${pane + 1}`}>
          {ot('look.pane', { number: pane + 1 })}
          <select
            data-test={`pane-${pane + 1}`}
            value={pin ?? ''}
            onChange={({ currentTarget }) => onPin(pane, currentTarget.value || null)}
          >
            <option value="">{ot('look.anybody')}</option>
            {seated.map(({ userId, name }) => (
              <option key={userId} value={userId}>
                {name}
              </option>
            ))}
            {gone.map((userId) => (
              <option key={userId} value={userId ?? ''}>
                {userId}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
