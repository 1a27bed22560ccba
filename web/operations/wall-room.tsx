import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import { Order } from '../api/order';
import type { Room, StageMember } from '../api/types';
import { confirmed } from '../confirm';
import { ot } from '../i18n/order-words';
import { t } from '../i18n/words';
import { ActionLog } from '../parts/action-log';
import { BanForm } from '../parts/ban-form';
import { Link } from '../parts/link';
import { airingOf } from '../room/in-picture';
import { isMutedInMix } from '../room/muting';
import { useRoom } from '../room/use-room';
import { type Action, useAction } from '../use-action';
import { HandForm } from './hand-form';
import { hitWords } from './wall-tile';

/** What an operator can do about one show: to its people, and to the broadcast. */
export function WallRoom({ api, roomId }: { api: Api; roomId: string }) {
  const feed = useRoom(api, roomId);
  const deeds = useSignal(0);
  const action = useAction(() => {
    deeds.value += 1;
    feed.refresh();
  });
  const room = feed.room.value;
  if (!room) {
    const words = feed.problem.value ? 'error.RoomNotFound' : 'app.loading';
    return <p role="status">{t(words)}</p>;
  }
  const stop = async () => {
    if (await confirmed({ words: 'mix.stopSure', yes: 'mix.stop' })) await api.stopMix(roomId);
  };
  return (
    <div class="order-part" data-test="wall-room">
      <p class="hint">
        {room.title || t('lobby.untitled')} · {roomId}
      </p>
      {(room.lastReport || room.covered.length > 0) && <p class="problem-box">{hitWords(room)}</p>}
      <div class="row">
        <Link to={`/watch/${roomId}`} class="button small" isNewTab>
          {t('studio.watchPage')}
        </Link>
        {room.mix.state !== 'idle' && (
          <button
            type="button"
            class="danger"
            data-test="wall-stop"
            disabled={action.isBusy}
            onClick={() => void action.run(stop)}
          >
            {ot('wall.stop')}
          </button>
        )}
      </div>
      <ul class="wall-people">
        {room.stage.map((member) => (
          <Person key={member.userId} {...{ api, room, member, action }} />
        ))}
      </ul>
      <ActionLog key={deeds.value} api={api} roomId={roomId} />
    </div>
  );
}

interface PersonProps {
  api: Api;
  room: Room;
  member: StageMember;
  action: Action;
}

function Person({ api, room, member, action }: PersonProps) {
  const { roomId } = room;
  const { userId, name, role } = member;
  const order = new Order(api);
  const isMuted = isMutedInMix(room, userId);
  const isCovered = room.covered.includes(userId);
  const button = (test: string, words: string, task: () => Promise<unknown>) => (
    <button
      type="button"
      data-test={`wall-${test}-${userId}`}
      aria-label={`${words}: ${name}`}
      disabled={action.isBusy}
      onClick={() => void action.run(task)}
    >
      {words}
    </button>
  );
  return (
    <li>
      <span class="person">
        {name} {role === 'host' && <span class="tag">{t('stage.host')}</span>}{' '}
        {isCovered && <span class="tag">{ot('wall.isCovered')}</span>}
        <span class="hint">
          {userId} · {t(`people.${airingOf(room, member)}`)}
        </span>
      </span>
      <div class="row">
        {role !== 'host' &&
          room.mix.state === 'live' &&
          button('mute', t(isMuted ? 'people.unmute' : 'people.mute'), () =>
            order.mute(roomId, userId, !isMuted),
          )}
        {role !== 'host' && button('remove', t('people.remove'), () => api.unseat(roomId, userId))}
      </div>
      <details>
        <summary data-test={`wall-hand-${userId}`}>
          {ot(isCovered ? 'wall.handCovered' : 'wall.hand', { name })}
        </summary>
        <HandForm {...{ api, room, member, action }} />
      </details>
      <details>
        <summary data-test={`wall-ban-${userId}`}>{ot('wall.ban', { name })}</summary>
        <BanForm
          words={ot('wall.banYes')}
          note={ot('wall.banNote')}
          action={action}
          onBan={(ban) => order.ban(userId, ban)}
        />
      </details>
    </li>
  );
}
