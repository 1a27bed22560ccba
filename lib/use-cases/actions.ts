/**
 * The log of what is done to people. An entry is written before the act, so that nothing is done
 * that is not in it. A call that died, or that was answered with 5xx, may have left an entry of what
 * it did not do.
 */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '../errors';
import type { Action, ActionKind } from '../model/action';
import { type Actor, requireHost } from '../model/actor';
import { pageToken, readPageToken } from '../model/page-token';
import { queryNumber } from '../model/query-number';
import { roomIdShape } from '../model/room-id';
import { visibleTextShape } from '../model/visible-text';
import type { StoreServices } from './services';

const MAX_REASON_LENGTH = 200;
const MAX_PAGE = 100;

/** Why somebody does it. */
export const reasonShape = visibleTextShape({ max: MAX_REASON_LENGTH });

/** The query of a list that is about a room, or about all. */
export const roomPageQuery = z.strictObject({
  roomId: z.optional(roomIdShape),
  maxResults: z._default(queryNumber(1, MAX_PAGE), 50),
  nextToken: z.optional(z.string().check(z.maxLength(256))),
});

/** What is done, by whom. */
export interface Deed extends Pick<Action, 'roomId' | 'userId' | 'reason'> {
  kind: ActionKind;
  actor: Actor;
}

/** Notes what is about to be done. */
export async function noteAction(
  { actions, clock }: StoreServices,
  { actor, ...deed }: Deed,
): Promise<void> {
  const done = { doneBy: actor.userId, isByAdmin: actor.isAdmin, doneAtMs: clock.now() };
  await actions.add({ actionId: randomUUID(), ...deed, ...done });
}

/**
 * What was done to people in a room, or anywhere, newest first. Throws `RoomNotFound`, `NotRoomHost`,
 * and `NotAdmin` without a room.
 */
export async function listActions(
  services: StoreServices,
  { roomId, maxResults, nextToken, actor }: z.infer<typeof roomPageQuery> & { actor: Actor },
): Promise<{ actions: Action[]; nextToken?: string }> {
  if (roomId === undefined) requireAdmin(actor);
  else requireHost(await services.rooms.require(roomId), actor);
  const [after] = nextToken === undefined ? [] : readPageToken(nextToken, /^(\d{15} [\w-]{36})$/);
  const page = { limit: maxResults, ...(after !== undefined && { after }) };
  const { actions, next } = await services.actions.list(roomId, page);
  return next === undefined ? { actions } : { actions, nextToken: pageToken(next) };
}

/** Throws `NotAdmin`. */
export function requireAdmin({ isAdmin }: Actor): void {
  if (!isAdmin) throw new AppError('NotAdmin', 'Expected a token with the scope admin.');
}
