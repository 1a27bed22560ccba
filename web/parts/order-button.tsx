import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import { Order } from '../api/order';
import type { Room } from '../api/types';
import { ot } from '../i18n/order-words';
import type { Action } from '../use-action';
import { ActionLog } from './action-log';
import { BanList } from './ban-list';
import { Sheet } from './sheet';

interface Props {
  api: Api;
  room: Room;
  action: Action;
}

/** Opens the sheet of order: who is banned, who keeps it, and to the host what was done. */
export function OrderButton({ api, room, action }: Props) {
  const isOpen = useSignal(false);
  const isHost = room.you.role === 'host';
  return (
    <>
      <button
        type="button"
        data-test="order"
        aria-haspopup="dialog"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {ot('sheet')}
      </button>
      <Sheet title={ot('sheet')} isOpen={isOpen} test="order-sheet">
        <BanList api={api} roomId={room.roomId} />
        {isHost && room.moderators.length > 0 && <Moderators {...{ api, room, action }} />}
        {isHost && <ActionLog api={api} roomId={room.roomId} />}
      </Sheet>
    </>
  );
}

function Moderators({ api, room, action }: Props) {
  return (
    <section class="order-part" aria-label={ot('moderators')}>
      <h3>{ot('moderators')}</h3>
      <ul class="people">
        {room.moderators.map((userId) => (
          <li key={userId}>
            <span class="person">
              {room.stage.find((member) => member.userId === userId)?.name ?? userId}
            </span>
            <button
              type="button"
              class="small"
              aria-label={ot('removeName', { userId })}
              disabled={action.isBusy}
              onClick={() =>
                void action.run(() => new Order(api).setModerator(room.roomId, userId, false))
              }
            >
              {ot('removeModerator')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
