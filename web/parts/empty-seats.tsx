import type { Room } from '../api/types';

/** The seats of a voice room that nobody has, to be seen and not to be read out. */
export function EmptySeats({ room, taken }: { room: Pick<Room, 'maxSeats'>; taken: number }) {
  const count = Math.max(0, room.maxSeats - taken);
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <li class="seat empty-seat" key={`seat-${taken + index}`} aria-hidden="true">
          <svg viewBox="0 0 64 64" class="avatar" aria-hidden="true">
            <circle cx="32" cy="32" r="30" />
          </svg>
        </li>
      ))}
    </>
  );
}
