import { AppError } from '../errors';
import { MAX_SEATS } from './layout';
import type { RoomKind } from './room';

/** The most seats of a voice room, the host's included. */
export const MAX_VOICE_SEATS = 20;

/** The most seats that a room may have: people in a picture need panes, voices none. */
export function seatLimit(kind: RoomKind, maxVoices: number): number {
  return kind === 'voice' ? Math.min(maxVoices, MAX_VOICE_SEATS) : MAX_SEATS;
}

/** Throws `InvalidRequest` if a room of this kind has fewer seats than these. */
export function requireSeatLimit(
  { kind, maxSeats }: { kind: RoomKind; maxSeats: number | undefined },
  maxVoices: number,
): void {
  const limit = seatLimit(kind, maxVoices);
  if (maxSeats === undefined || maxSeats <= limit) return;
  const problem = `expected at most ${limit}, as the room is of kind ${kind}`;
  throw new AppError('InvalidRequest', `body.maxSeats: ${problem}`, {
    details: { problems: [{ at: 'body.maxSeats', problem }] },
  });
}
