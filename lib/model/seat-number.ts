/**
 * The numbers of a room's seats, 1 to `maxSeats`: the host has the first, and everybody else keeps
 * the number that they were given until they leave or are moved.
 */
import { AppError } from '../errors';
import type { Room, Seat, Stage } from './room';
import { seatRule } from './seat-rule';

/** The host's own seat. */
export const HOST_SEAT = 1;

/** What a room allows, and the moment. */
export interface StageTerms {
  /** How many people may be on stage, the host included. */
  maxSeats: number;
  seatRules: Room['seatRules'];
  nowMs: number;
}

/** Which seat somebody wants. */
export interface SeatWish {
  /** This one, or none. */
  named?: number | undefined;
  /** This one if it is free, or else any. */
  liked?: number | undefined;
}

/** What this room allows at a moment. */
export function stageTerms(
  { maxSeats, seatRules }: Pick<Room, 'maxSeats' | 'seatRules'>,
  nowMs: number,
): StageTerms {
  return { maxSeats, seatRules, nowMs };
}

/**
 * The number of a seat that nobody else has and that is not locked: the one that is wanted, or the
 * lowest. Throws `StageFull`; of the one that was named `SeatTaken` if it is somebody's, `SeatLocked`,
 * and `InvalidRequest` if the room has no such seat.
 */
export function freeSeat(others: Stage, terms: StageTerms, { named, liked }: SeatWish): number {
  const { maxSeats } = terms;
  if (named !== undefined) {
    requireSeat(others, terms, named);
    return named;
  }
  const isFree = (number: number) =>
    !holderOf(others, number) && !seatRule(terms.seatRules, number).isLocked;
  if (liked !== undefined && liked <= maxSeats && isFree(liked)) return liked;
  for (let number = HOST_SEAT + 1; number <= maxSeats; number++) if (isFree(number)) return number;
  throw stageFull(maxSeats);
}

/** Throws `InvalidRequest` if the room has no such seat for a guest, `SeatLocked` and `SeatTaken`. */
export function requireSeat(others: Stage, terms: StageTerms, number: number): void {
  const { maxSeats, seatRules } = terms;
  if (number <= HOST_SEAT || number > maxSeats) {
    const message = `Expected seatNumber from ${HOST_SEAT + 1} to ${maxSeats}.`;
    throw new AppError('InvalidRequest', message);
  }
  const details = { seatNumber: number };
  if (seatRule(seatRules, number).isLocked) {
    throw new AppError('SeatLocked', `Seat ${number} is locked.`, { details });
  }
  if (!holderOf(others, number)) return;
  throw new AppError('SeatTaken', `Seat ${number} is taken.`, { details });
}

/** Who has the seat with this number, or is invited to it. */
export function holderOf(stage: Stage, number: number): Seat | undefined {
  return stage.find((seat) => seat.number === number);
}

/** The stage with one more, in the order of the seats. */
export function withSeat(others: Stage, seat: Seat): Stage {
  return [...others, seat].sort((one, other) => one.number - other.number);
}

/** One seat is the host's own. Throws `StageFull`. */
export function requireRoom(taken: Stage, { maxSeats }: StageTerms): void {
  if (taken.length + 1 >= maxSeats) throw stageFull(maxSeats);
}

function stageFull(maxSeats: number): AppError {
  return new AppError('StageFull', `All ${maxSeats} seats of the stage are taken or locked.`, {
    details: { maxSeats },
  });
}
