/** Rooms: creating, showing, listing and closing them. */
import * as z from 'zod/mini';
import { type Actor, requireHost } from './auth';
import { AppError } from './errors';
import { type MixAnswer, stopMix } from './mix';
import { isDoubtful, TRUST_LIVE_ON_READ_MS } from './mix-state';
import { roomIdShape } from './request';
import type { NewRoom, Room } from './room-row';
import type { Listing, RoomStore } from './room-store';
import type { Services } from './services';
import { settle } from './settle';
import { ConditionFailed } from './table';

const MAX_TITLE_LENGTH = 100;
const MAX_PAGE = 100;

/** The body of a create; without a room id one is made up. */
export const createRoomBody = z.strictObject({
  roomId: z.optional(roomIdShape),
  title: z._default(z.string().check(z.maxLength(MAX_TITLE_LENGTH)), ''),
  kind: z._default(z.enum(['video']), 'video'),
});

/** The query of a list. `nextToken` is the one of the page before. */
export const listRoomsQuery = z.strictObject({
  maxResults: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(MAX_PAGE)), 20),
  nextToken: z.optional(z.string().check(z.maxLength(256))),
});

export type Creation = Omit<NewRoom, 'hostId' | 'createdAtMs'> & { actor: Actor };

/**
 * Creates a room whose host is the caller; a closed room of the same host is opened again.
 * Throws `RoomExists`.
 */
export async function createRoom({ rooms, clock }: Services, creation: Creation): Promise<Room> {
  const { actor, ...rest } = creation;
  const room = { ...rest, hostId: actor.userId, createdAtMs: clock.now() };
  try {
    return await rooms.create(room);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
  return reopenRoom(rooms, room);
}

/** The room as it is: doubts about its mix are cleared with the service first, if it answers. */
export async function readRoom(services: Services, roomId: string): Promise<Room> {
  const room = await services.rooms.require(roomId);
  if (!isDoubtful(room.mix, services.clock.now(), TRUST_LIVE_ON_READ_MS)) return room;
  try {
    await settle(services, room);
  } catch {
    // Showing what the row says is better than failing a read; the next one asks again.
    return room;
  }
  return services.rooms.require(roomId);
}

/** A page of the open rooms, newest first. Throws `InvalidRequest` for a token not of ours. */
export async function listRooms(
  { rooms }: Services,
  { maxResults, nextToken }: z.infer<typeof listRoomsQuery>,
): Promise<{ rooms: Room[]; nextToken?: string }> {
  const start = nextToken === undefined ? undefined : fromToken(nextToken);
  const page = await rooms.list({ limit: maxResults, ...(start && { start }) });
  return { rooms: page.rooms, ...(page.next && { nextToken: toToken(page.next) }) };
}

/**
 * Closes the room: first no new mix can start, then the running one is stopped. Repeating it is
 * harmless. Throws `RoomNotFound` and `NotRoomHost`.
 */
export async function closeRoom(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<MixAnswer> {
  const { rooms } = services;
  const room = await rooms.require(roomId);
  requireHost(room, actor);
  await rooms.close(roomId, actor);
  await rooms.unlist(room);
  return stopMix(services, { roomId, actor });
}

async function reopenRoom(rooms: RoomStore, room: NewRoom): Promise<Room> {
  try {
    await rooms.reopen(room);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    const existing = await rooms.require(room.roomId);
    if (existing.createdAtMs !== room.createdAtMs) await rooms.unlist(room);
    // A create that died half-way has left the room unlisted; its host may have come back for it.
    if (existing.state === 'open' && existing.hostId === room.hostId) await rooms.enlist(existing);
    throw new AppError('RoomExists', `There is a room ${room.roomId} already.`);
  }
  return rooms.require(room.roomId);
}

function toToken({ createdAtMs, roomId }: Listing): string {
  return Buffer.from(`${createdAtMs} ${roomId}`).toString('base64url');
}

function fromToken(token: string): Listing {
  const found = /^(\d{1,15}) ([\w-]+)$/.exec(Buffer.from(token, 'base64url').toString());
  const [, createdAtMs, roomId] = found ?? [];
  if (!createdAtMs || !roomId) {
    throw new AppError('InvalidRequest', 'Expected nextToken as a page before gave it.');
  }
  return { createdAtMs: Number(createdAtMs), roomId };
}
