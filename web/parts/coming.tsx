import type { Room } from '../api/types';
import { st } from '../i18n/seat-words';
import type { Action } from '../use-action';
import { GuestChoice } from './guest-choice';

interface Props {
  room: Room;
  action: Action;
  /** Asks, or takes the seat where they are free. */
  come(seatNumber?: number): Promise<unknown>;
}

/** How a viewer comes on stage by themselves, by the room's rule. */
export function Coming({ room, action, come }: Props) {
  const { admission, mix, seats } = room;
  if (admission === 'closed') return <p class="hint">{st('stageClosed')}</p>;
  if (admission === 'ask') {
    const isPrimary = mix.state !== 'idle';
    return (
      <GuestChoice test="ask" words="watch.ask" {...{ isPrimary, action }} task={() => come()} />
    );
  }
  const free = seats.filter(({ userId, isLocked }) => userId === undefined && !isLocked);
  return (
    <>
      <p>{st(free.length > 0 ? 'takeSeat' : 'noSeat')}</p>
      <div class="row">
        {free.map(({ seatNumber }) => (
          <button
            key={seatNumber}
            type="button"
            class="small"
            data-test={`take-${seatNumber}`}
            disabled={action.isBusy}
            onClick={() => void action.run(() => come(seatNumber))}
          >
            {st('seatNumber', { number: seatNumber })}
          </button>
        ))}
      </div>
    </>
  );
}

/** Where somebody who has asked is in the queue. */
export function QueueLine({ room }: { room: Room }) {
  const own = room.requests.find(({ userId }) => userId === room.you.userId);
  if (!own) return null;
  return (
    <p data-test="position">
      {own.position === 1 ? st('next') : st('position', { number: own.position })}
    </p>
  );
}
