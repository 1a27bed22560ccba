import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import type { Room, RoomChange, RoomSummary } from '../api/types';
import { dt } from '../i18n/desk-words';
import { t } from '../i18n/words';
import type { RoomFeed } from '../room/room-feed';
import { type Action, useAction } from '../use-action';
import { Choice } from './choice';
import { Switch } from './switch';

const MINUTES = [1, 3, 5, 10, 15, 30, 60];
/** How long the same opponent may not invite again. */
const PAUSE_MINUTES = [0, 10, 30, 60, 180];

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
}

/** Picks another live room for a PK, or for the one that runs. */
export function PkChallenge({ api, room, feed }: Props) {
  const rooms = useSignal<RoomSummary[] | undefined>(undefined);
  const minutes = useSignal(5);
  const action = useAction(() => feed.refresh());
  const look = () =>
    action.run(async () => {
      rooms.value = rivalsOf(room, await api.listRooms(new AbortController().signal));
    });
  const invite = (opponentRoomId: string) =>
    action.run(async () => {
      await api.invitePk(room.roomId, opponentRoomId, minutes.value);
      rooms.value = undefined;
    });
  return (
    <section class="panel" aria-labelledby="pk-title">
      <h2 id="pk-title" class="unseen">
        {t('pk.title')}
      </h2>
      <p class="hint">{dt(room.pk ? 'pk.leadMore' : 'pk.lead')}</p>
      {rooms.value && !room.pk && (
        <Choice
          words={dt('pk.minutes')}
          test="pk-minutes"
          values={MINUTES}
          value={minutes.value}
          onChoose={(next) => {
            minutes.value = next;
          }}
        />
      )}
      {rooms.value?.length === 0 && <p role="status">{dt('pk.nobody')}</p>}
      <ul class="people">
        {rooms.value?.map((rival) => (
          <Rival key={rival.roomId} {...{ rival, action }} onInvite={invite} />
        ))}
      </ul>
      <button
        type="button"
        data-test="pk-look"
        disabled={action.isBusy}
        onClick={() => void look()}
      >
        {dt(rooms.value ? 'pk.lookAgain' : 'pk.look')}
      </button>
      <Rules {...{ api, room, action }} />
    </section>
  );
}

/** Who may invite the host. */
function Rules({ api, room, action }: Pick<Props, 'api' | 'room'> & { action: Action }) {
  const { roomId, allowPk, opponentPauseMinutes } = room;
  const change = (rules: RoomChange) => void action.run(() => api.updateRoom(roomId, rules));
  const pauses = [...new Set([...PAUSE_MINUTES, opponentPauseMinutes])];
  return (
    <>
      <Switch
        test="allow-pk"
        words={t('pk.allow')}
        isOn={allowPk}
        onChange={(isOn) => change({ allowPk: isOn })}
      />
      <Choice
        words={dt('pk.pause')}
        test="pk-pause"
        values={pauses.sort((one, other) => one - other)}
        value={opponentPauseMinutes}
        wordsOf={(minutes) => (minutes ? dt('pk.pauseFor', { minutes }) : dt('pk.noPause'))}
        onChoose={(minutes) => change({ opponentPauseMinutes: minutes })}
      />
    </>
  );
}

interface RivalProps {
  rival: RoomSummary;
  action: Action;
  onInvite(roomId: string): Promise<void>;
}

function Rival({ rival: { roomId, hostName, title }, action, onInvite }: RivalProps) {
  return (
    <li>
      <span class="person">
        {title || t('lobby.untitled')} <span class="hint">{t('lobby.by', { name: hostName })}</span>
      </span>
      <button
        type="button"
        class="primary small"
        aria-label={dt('pk.challengeName', { name: hostName })}
        data-test={`pk-challenge-${roomId}`}
        disabled={action.isBusy}
        onClick={() => void onInvite(roomId)}
      >
        {dt('pk.challenge')}
      </button>
    </li>
  );
}

/** Live rooms of the same kind, of hosts who are not in the PK. */
function rivalsOf({ kind, hostId, pk }: Room, rooms: RoomSummary[]): RoomSummary[] {
  const known = [hostId, ...(pk?.others ?? []).map((other) => other.hostId)];
  return rooms.filter(
    (each) => !known.includes(each.hostId) && each.kind === kind && each.mix.state === 'live',
  );
}
