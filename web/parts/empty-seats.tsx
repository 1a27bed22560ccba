import type { Room } from '../api/types';

/** The seats of a voice room that nobody has, with their numbers, to be seen and not to be read out. */
export function EmptySeats({ room }: { room: Pick<Room, 'seats'> }) {
  const empty = room.seats.filter(({ userId }) => userId === undefined);
  return (
    <>
      {empty.map(({ seatNumber, isLocked }) => (
        <li class="seat empty-seat" key={`seat-${seatNumber}`} aria-hidden="true">
          <svg viewBox="0 0 64 64" class="avatar" aria-hidden="true">
            <circle cx="32" cy="32" r="30" />
            <text x="32" y="39" text-anchor="middle">
              {isLocked ? '×' : seatNumber}
            </text>
          </svg>
        </li>
      ))}
    </>
  );
}
