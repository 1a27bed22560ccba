import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import { Order } from '../api/order';
import type { Banning, Room } from '../api/types';
import { ot } from '../i18n/order-words';
import type { Action } from '../use-action';
import { BanForm } from './ban-form';
import { DeputyChoice } from './deputy-choice';
import { HandOver } from './hand-over';
import { Icon } from './icon';
import { Sheet } from './sheet';

interface Props {
  api: Api;
  room: Room;
  person: { userId: string; name: string };
  action: Action;
}

/**
 * What else those who keep order can do to somebody: ban them; and the host, make them one of those,
 * or the host.
 */
export function OrderMenu({ api, room, person, action }: Props) {
  const isOpen = useSignal(false);
  const { roomId, moderators, you } = room;
  const { userId, name } = person;
  const isModerator = moderators.includes(userId);
  const isHost = you.role === 'host';
  // Other moderators are the host's matter.
  if (userId === room.hostId || userId === you.userId || (isModerator && !isHost)) return null;
  const ban = (terms: Pick<Banning, 'reason' | 'until'>) =>
    new Order(api).ban(userId, { roomId, ...terms });
  const setModerator = async () => {
    await new Order(api).setModerator(roomId, userId, !isModerator);
    isOpen.value = false;
  };
  return (
    <>
      <button
        type="button"
        class="small icon-only"
        aria-haspopup="dialog"
        aria-label={ot('menuOf', { name })}
        data-test={`more-${userId}`}
        onClick={() => {
          isOpen.value = true;
        }}
      >
        <Icon name="more" />
      </button>
      <Sheet title={ot('menu', { name })} isOpen={isOpen} test="order-menu">
        {isHost && (
          <div class="order-part">
            <button
              type="button"
              data-test="set-moderator"
              disabled={action.isBusy}
              onClick={() => void action.run(setModerator)}
            >
              {ot(isModerator ? 'removeModerator' : 'addModerator')}
            </button>
            <p class="hint">{ot('moderatorNote')}</p>
          </div>
        )}
        {isHost && <DeputyChoice {...{ api, room, person, action }} />}
        {isHost && <HandOver {...{ api, room, person, action }} />}
        <BanForm words={ot('ban')} note={ot('banNote')} action={action} onBan={ban} />
      </Sheet>
    </>
  );
}
