import type { Api } from '../api/api';
import type { Admission, Room, Seat } from '../api/types';
import { st } from '../i18n/seat-words';
import { t } from '../i18n/words';
import type { RoomFeed } from '../room/room-feed';
import { type Action, useAction } from '../use-action';
import { Choice } from './choice';

const ADMISSIONS: readonly Admission[] = ['ask', 'free', 'closed'];
/** The host's own. */
const HOST_SEAT = 1;

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
}

/** How viewers come on stage, and what may be done in each seat. */
export function SeatDesk({ api, room, feed }: Props) {
  const action = useAction(() => feed.refresh());
  const { roomId, admission, seats } = room;
  const guests = seats.filter(({ seatNumber }) => seatNumber !== HOST_SEAT);
  return (
    <details class="seat-desk" data-test="seat-desk">
      <summary>{st('title')}</summary>
      <Choice
        words={st('admission')}
        test="admission"
        values={ADMISSIONS}
        value={admission}
        wordsOf={(each) => st(`admission.${each}`)}
        onChoose={(each) => void action.run(() => api.updateRoom(roomId, { admission: each }))}
      />
      <ul class="people">
        {guests.map((seat) => (
          <SeatRow key={seat.seatNumber} {...{ api, room, seat, guests, action }} />
        ))}
      </ul>
    </details>
  );
}

interface RowProps {
  api: Api;
  room: Room;
  seat: Seat;
  guests: Seat[];
  action: Action;
}

function SeatRow({ api, room, seat, guests, action }: RowProps) {
  const { roomId, kind, stage } = room;
  const { seatNumber, userId, isLocked, allowMicrophone, allowCamera } = seat;
  const holder = stage.find((member) => member.userId === userId);
  const change = (what: Partial<Seat>) =>
    void action.run(() => api.updateSeat(roomId, { seatNumber, ...what }));
  const toggle = { number: seatNumber, isBusy: action.isBusy };
  return (
    <li data-test={`seat-row-${seatNumber}`}>
      <span class="person">
        {seatNumber}
        <span class="hint">{holder ? holder.name || t('people.guestLink') : st('isFree')}</span>
      </span>
      <Toggle
        {...toggle}
        what="lock"
        isOn={isLocked}
        onClick={() => change({ isLocked: !isLocked })}
      />
      <Toggle
        {...toggle}
        what="silent"
        isOn={!allowMicrophone}
        onClick={() => change({ allowMicrophone: !allowMicrophone })}
      />
      {kind === 'video' && (
        <Toggle
          {...toggle}
          what="dark"
          isOn={!allowCamera}
          onClick={() => change({ allowCamera: !allowCamera })}
        />
      )}
      {userId !== undefined && (
        <Choice
          words={st('move', { number: seatNumber })}
          test={`move-${seatNumber}`}
          values={guests.map((each) => each.seatNumber)}
          value={seatNumber}
          onChoose={(to) => void action.run(() => api.moveSeat(roomId, userId, to))}
        />
      )}
    </li>
  );
}

interface ToggleProps {
  what: 'lock' | 'silent' | 'dark';
  number: number;
  isOn: boolean;
  isBusy: boolean;
  onClick(): void;
}

function Toggle({ what, number, isOn, isBusy, onClick }: ToggleProps) {
  return (
    <button
      type="button"
      class="small"
      aria-pressed={isOn}
      aria-label={st(`${what}Name`, { number })}
      data-test={`${what}-${number}`}
      disabled={isBusy}
      onClick={onClick}
    >
      {st(`${what}`)}
    </button>
  );
}
