/** Moving somebody to another seat. */
import { AppError } from '../errors';
import type { Stage } from './room';
import { holderOf, requireSeat, type StageTerms, withSeat } from './seat-number';
import { heldSeats, seatOf } from './stage-state';

/**
 * The user comes to the seat with this number; whoever has it comes to the user's, if they may be
 * swapped. The same stage comes back if nothing changes. Throws `NotOnStage` if the user has no seat,
 * `SeatTaken`, `SeatLocked`, and `InvalidRequest` if the room has no such seat.
 */
export function moved(
  stage: Stage,
  { userId, seatNumber, maySwap }: { userId: string; seatNumber: number; maySwap: boolean },
  terms: StageTerms,
): Stage {
  const held = heldSeats(stage, terms.nowMs);
  const seat = seatOf(held, userId);
  if (!seat) throw new AppError('NotOnStage', 'Only who has a seat can be moved to another.');
  if (seat.number === seatNumber) return stage;
  const holder = maySwap ? holderOf(held, seatNumber) : undefined;
  const others = held.filter((each) => each !== seat && each !== holder);
  requireSeat(others, terms, seatNumber);
  const after = withSeat(others, { ...seat, number: seatNumber });
  if (!holder) return after;
  // The holder comes to a seat, too: one that is locked or gone by now is nobody's.
  requireSeat(after, terms, seat.number);
  return withSeat(after, { ...holder, number: seat.number });
}
