import type { Api } from '../api/api';
import type { Room, StageRequest } from '../api/types';
import { st } from '../i18n/seat-words';
import { t } from '../i18n/words';
import type { Action } from '../use-action';
import { OrderMenu } from './order-menu';

interface Props {
  api: Api;
  room: Room;
  request: StageRequest;
  action: Action;
}

/** Somebody who asks to come on stage. Accepting is the host's. */
export function RequestRow({ api, room, action, request }: Props) {
  const { roomId } = room;
  const { userId, name } = request;
  return (
    <li data-test={`request-${userId}`}>
      <span class="person">{name}</span>
      <div class="row">
        {room.you.role === 'host' && (
          <button
            type="button"
            class="primary small"
            aria-label={st('acceptName', { name })}
            data-test={`accept-${userId}`}
            disabled={action.isBusy}
            onClick={() => void action.run(() => api.seat(roomId, userId))}
          >
            {t('people.accept')}
          </button>
        )}
        <button
          type="button"
          class="small"
          aria-label={st('refuseName', { name })}
          data-test={`refuse-${userId}`}
          disabled={action.isBusy}
          onClick={() => void action.run(() => api.unseat(roomId, userId))}
        >
          {t('people.refuse')}
        </button>
        <OrderMenu {...{ api, room, action }} person={request} />
      </div>
    </li>
  );
}
