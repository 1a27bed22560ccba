/**
 * Bans: who is banned gets no token, no seat and no invitation, and is put out of the channel, also
 * when they come back with a token from before. The audience play the live stream without us: whom
 * to show it to is the app's matter.
 *
 * The ban is written before the stage is changed, and every change of the stage is conditional on
 * its version. So a call that seats the user at the same moment either finds the ban, or has its
 * seat taken away, or finds the stage changed and reads again.
 *
 * | dies after    | what is left                      | put right by                                    |
 * |---------------|-----------------------------------|-------------------------------------------------|
 * | log entry     | no ban                            | the caller, who has no answer and asks again    |
 * | agenda        | no ban                            | as above; the checks find nothing to do         |
 * | ban           | maybe a seat, maybe in a channel  | the checks on the agenda: seat and channel      |
 * |               | named a moderator                 | every right of one asks for a ban               |
 * |               | no event of it                    | the caller, who has no answer and asks again    |
 * | seat taken    | maybe in a channel                | the checks on the agenda, and each event        |
 */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, SYSTEM } from '../model/actor';
import type { Ban, BanKey } from '../model/ban';
import { banFact } from '../model/fact';
import { pageToken, readPageToken } from '../model/page-token';
import { roomIdShape } from '../model/room-id';
import { noteAction, reasonShape, requireAdmin, type roomPageQuery } from './actions';
import { allowKeeper, dropModerator } from './keepers';
import { putOut } from './put-out';
import { RECHECK_AFTER_MS } from './recheck';
import type { Services, StoreServices } from './services';

/** Rooms that a call looks after by itself; the rest are on the agenda, as these are. */
const MAX_VISITS = 20;

/** A list is about no user. */
const NOBODY = '';

/** The body of a ban; without a room it is from every room. */
export const banMemberBody = z.strictObject({
  roomId: z.optional(roomIdShape),
  until: z.optional(z.iso.datetime()),
  reason: reasonShape.check(z.minLength(1)),
});

/** The body that lifts a ban. */
export const unbanMemberBody = z.strictObject({
  roomId: z.optional(roomIdShape),
  reason: z._default(reasonShape, ''),
});

type Banning = z.infer<typeof banMemberBody> & { userId: string; actor: Actor };
type Lifting = z.infer<typeof unbanMemberBody> & { userId: string; actor: Actor };

/**
 * Bans a user from a room, or from every room, and puts them out; a ban that is there is replaced.
 * Throws `RoomNotFound`, `NotRoomHost`, `NotAdmin`, `HostStays`, `RateLimited`, `RoomBusy`, `Banned`
 * to a moderator who is, and `InvalidRequest` for an end that is over.
 */
export async function banMember(services: Services, banning: Banning): Promise<Ban> {
  const { bans, rooms, clock } = services;
  const { roomId, userId, actor, reason } = banning;
  const nowMs = clock.now();
  const untilMs = endOf(banning, nowMs);
  await requireRight(services, banning);
  if (!actor.isAdmin) await services.quotas.countCall(actor.userId, nowMs);
  await noteAction(services, { kind: 'ban-member', roomId, userId, reason, actor });
  await putOnAgenda(services, await roomsOf(services, banning));
  const ban = { userId, roomId, untilMs, reason, bannedBy: actor.userId, bannedAtMs: nowMs };
  await bans.put(ban);
  if (roomId !== undefined) {
    await dropModerator(services, { roomId, userId });
    await rooms.note(roomId, banFact('member.banned', ban, nowMs));
  }
  // Read again: a token may have been made since, by a call that did not find the ban.
  const places = await roomsOf(services, banning);
  await putOnAgenda(services, places);
  const visits = places.slice(0, MAX_VISITS);
  await Promise.all(
    visits.map((visited) => putOut(services, { roomId: visited, userId, actor: SYSTEM })),
  );
  return ban;
}

/**
 * Lifts a ban; repeating it is harmless. Throws `RoomNotFound`, `NotRoomHost`, `NotAdmin`, and `Banned`
 * to a moderator who is.
 */
export async function unbanMember(services: StoreServices, lifting: Lifting): Promise<BanKey> {
  const { roomId, userId, actor, reason } = lifting;
  await requireRight(services, lifting);
  const ban = { userId, roomId };
  await noteAction(services, { kind: 'unban-member', ...ban, reason, actor });
  await services.bans.lift(ban);
  if (roomId !== undefined) {
    const nowMs = services.clock.now();
    await services.rooms.note(roomId, banFact('member.unbanned', ban, nowMs));
  }
  return ban;
}

/**
 * A page of the bans in force, of a room or from every room, by user id. Throws `RoomNotFound`,
 * `NotRoomHost`, `NotAdmin`, and `Banned` to a moderator who is.
 */
export async function listBans(
  services: StoreServices,
  { roomId, maxResults, nextToken, actor }: z.infer<typeof roomPageQuery> & { actor: Actor },
): Promise<{ bans: Ban[]; nextToken?: string }> {
  await requireRight(services, { roomId, actor, userId: NOBODY });
  const [after] = nextToken === undefined ? [] : readPageToken(nextToken, /^([\w-]{1,64})$/);
  const nowMs = services.clock.now();
  const page = { nowMs, limit: maxResults, ...(after !== undefined && { after }) };
  const { bans, next } = await services.bans.list(roomId, page);
  return next === undefined ? { bans } : { bans, nextToken: pageToken(next) };
}

/** A room's bans are its host's and its moderators', those from every room are an admin's. */
async function requireRight(
  services: StoreServices,
  right: { roomId?: string | undefined; actor: Actor; userId: string },
): Promise<void> {
  if (right.roomId === undefined) return requireAdmin(right.actor);
  await allowKeeper(services, await services.rooms.require(right.roomId), right);
}

function endOf({ until }: Banning, nowMs: number): number | undefined {
  if (until === undefined) return undefined;
  const untilMs = Date.parse(until);
  if (untilMs > nowMs) return untilMs;
  throw new AppError('InvalidRequest', 'Expected `until` in the future.');
}

/** Where the user may be: in the room that is meant, or in each for which they have a token. */
async function roomsOf(
  { joins, clock }: StoreServices,
  { roomId, userId }: Pick<Banning, 'roomId' | 'userId'>,
): Promise<string[]> {
  return roomId === undefined ? joins.roomsOf(userId, clock.now()) : [roomId];
}

async function putOnAgenda({ agenda, clock }: StoreServices, roomIds: string[]): Promise<void> {
  const checkAtMs = clock.now() + RECHECK_AFTER_MS;
  await Promise.all(roomIds.map((roomId) => agenda.add(roomId, checkAtMs)));
}
