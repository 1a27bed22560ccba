/** Requests to come on stage: a queue that is open to everybody, so that it has bounds. */
import type { Room } from '../store/room-row';
import { mayBeInChannel, seatOf } from './stage-state';
import type { Row } from './table';

/** More requests than this are not taken; nobody could read a longer queue. */
export const MAX_ASKS = 50;
/** A request that nobody answered for so long is over: who made it has most likely gone. */
export const ASK_TTL_MS = 3_600_000;

/** Somebody who would like to come on stage. */
export interface Ask {
  userId: string;
  /** As they want to be called. */
  name: string;
  requestedAtMs: number;
}

/**
 * Requests are rows of the table `members`, so that one range has them and the members both. `~`
 * comes after every character of a user id: however many people ask, their rows are behind those
 * of the people in the channel.
 */
export const ASK_MARK = '~';

/** The last key column of a user's request. */
export function askKey(userId: string): string {
  return ASK_MARK + userId;
}

/** Reads a row that `askKey` names. */
export function askFromRow(row: Row): Ask {
  return {
    userId: String(row.user_id).slice(ASK_MARK.length),
    name: String(row.name),
    requestedAtMs: Number(row.requested_at_ms),
  };
}

/** Whether a request still waits for its answer: not if it is old, answered, or of an earlier show. */
export function isOpenAsk(ask: Ask, room: Room, nowMs: number): boolean {
  const isFresh = ask.requestedAtMs >= room.createdAtMs && ask.requestedAtMs > nowMs - ASK_TTL_MS;
  return isFresh && ask.userId !== room.hostId && !seatOf(room.stage, ask.userId);
}

/** The requests that wait, oldest first. */
export function openAsks(asks: Ask[], room: Room, nowMs: number): Ask[] {
  const open = asks.filter((ask) => isOpenAsk(ask, room, nowMs));
  return open.sort((one, other) => one.requestedAtMs - other.requestedAtMs);
}

/** Where a user can stand with the stage of a room. */
export type StageState = 'none' | 'requested' | 'invited' | 'seated';

/** Where this user stands; `asks` are the open ones. */
export function stageState(room: Room, asks: Ask[], userId: string): StageState {
  if (mayBeInChannel(room, userId)) return 'seated';
  // The stage of a closed room is over.
  if (room.state === 'closed') return 'none';
  if (seatOf(room.stage, userId)) return 'invited';
  return asks.some((ask) => ask.userId === userId) ? 'requested' : 'none';
}
