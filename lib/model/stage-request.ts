/** Requests to come on stage: a queue that is open to everybody, so that it has bounds. */
import type { Room } from './room';
import { mayBeInChannel, seatOf } from './stage-state';

/** More requests than this are not taken; nobody could read a longer queue. */
export const MAX_REQUESTS = 50;

/** A request that nobody answered for so long is over: who made it has most likely gone. */
export const REQUEST_TTL_MS = 3_600_000;

/** Somebody who would like to come on stage. */
export interface StageRequest {
  userId: string;
  /** As they want to be called. */
  name: string;
  requestedAtMs: number;
  /** The seat that they would like. */
  seatNumber?: number | undefined;
}

/** Whether a request still waits for its answer: not if it is old, answered, or of an earlier show. */
export function isOpenRequest(request: StageRequest, room: Room, nowMs: number): boolean {
  const isFresh =
    request.requestedAtMs >= room.createdAtMs && request.requestedAtMs > nowMs - REQUEST_TTL_MS;
  return isFresh && request.userId !== room.hostId && !seatOf(room.stage, request.userId);
}

/** The requests that wait, oldest first. */
export function openRequests(requests: StageRequest[], room: Room, nowMs: number): StageRequest[] {
  const open = requests.filter((request) => isOpenRequest(request, room, nowMs));
  return open.sort((one, other) => one.requestedAtMs - other.requestedAtMs);
}

/** Where a user can stand with the stage of a room. */
export type StageState = 'none' | 'requested' | 'invited' | 'seated';

/** Where this user stands; `requests` are the open ones. */
export function stageState(room: Room, requests: StageRequest[], userId: string): StageState {
  if (mayBeInChannel(room, userId)) return 'seated';
  // The stage of a closed room is over.
  if (room.state === 'closed') return 'none';
  if (seatOf(room.stage, userId)) return 'invited';
  return requests.some((request) => request.userId === userId) ? 'requested' : 'none';
}
