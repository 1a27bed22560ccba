import type { Api } from '../api/api';
import type { Room } from '../api/types';
import { ot } from '../i18n/order-words';
import type { Action } from '../use-action';

interface Props {
  api: Api;
  room: Room;
  person: { userId: string };
  action: Action;
}

/** Names who goes on with the show when the host is away for too long, or nobody. */
export function DeputyChoice({ api, room, person: { userId }, action }: Props) {
  const { roomId, deputyId, hostGraceSeconds: seconds } = room;
  const isDeputy = deputyId === userId;
  return (
    <div class="order-part">
      <button
        type="button"
        data-test="set-deputy"
        data-is-deputy={isDeputy}
        disabled={action.isBusy}
        onClick={() =>
          void action.run(() => api.updateRoom(roomId, { deputyId: isDeputy ? '' : userId }))
        }
      >
        {ot(isDeputy ? 'removeDeputy' : 'addDeputy')}
      </button>
      <p class="hint">{ot('deputyNote', { seconds })}</p>
    </div>
  );
}
