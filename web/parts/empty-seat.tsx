import type { Room } from '../api/types';
import { st } from '../i18n/seat-words';

const MICROPHONE =
  'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4';
const LOCK = 'M7 11V8a5 5 0 0 1 10 0v3M5 11h14v10H5z';

/** A seat of a voice room that nobody sits in: it is free, locked, or held for somebody who comes. */
export function EmptySeat({ seat }: { seat: Room['seats'][number] }) {
  const { seatNumber, isLocked, userId } = seat;
  const state = isLocked ? 'locked' : userId === undefined ? 'isFree' : 'held';
  return (
    <li class={`seat empty-seat ${state}`} data-test={`empty-${seatNumber}`} data-state={state}>
      <svg viewBox="0 0 64 64" class="avatar" aria-hidden="true">
        <circle cx="32" cy="32" r="30" />
        <path transform="translate(20 20)" d={isLocked ? LOCK : MICROPHONE} />
      </svg>
      <span class="tile-name">
        <span aria-hidden="true">{seatNumber}</span>
        <span class="unseen">{`${st('seatNumber', { number: seatNumber })}, ${st(state)}`}</span>
      </span>
    </li>
  );
}
