import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import type { Room } from '../api/types';
import { ot } from '../i18n/order-words';
import { t } from '../i18n/words';
import type { Action } from '../use-action';

interface Props {
  api: Api;
  room: Room;
  person: { userId: string; name: string };
  action: Action;
}

/** Gives the show to a co-host who is there, after a second thought; its stream goes on. */
export function HandOver({ api, room, person: { userId, name }, action }: Props) {
  const isAsked = useSignal(false);
  const isThere = room.stage.some(
    (member) => member.userId === userId && member.state === 'seated' && member.isPresent,
  );
  if (!isThere) return null;
  const ask = (is: boolean) => {
    isAsked.value = is;
  };
  return (
    <div class="order-part">
      {isAsked.value ? (
        <>
          <p role="alert">{ot('handOverSure', { name })}</p>
          <div class="row">
            <button type="button" data-test="hand-over-no" onClick={() => ask(false)}>
              {t('app.cancel')}
            </button>
            <button
              type="button"
              class="danger"
              data-test="hand-over-yes"
              disabled={action.isBusy}
              onClick={() => void action.run(() => api.transferRoom(room.roomId, userId))}
            >
              {ot('handOverYes')}
            </button>
          </div>
        </>
      ) : (
        <>
          <button type="button" data-test="hand-over" onClick={() => ask(true)}>
            {ot('handOver')}
          </button>
          <p class="hint">{ot('handOverNote')}</p>
        </>
      )}
    </div>
  );
}
