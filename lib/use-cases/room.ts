/** Rooms: creating, showing, listing and closing them. */
import * as z from 'zod/mini';
import { MAX_MIX_MINUTES_LIMIT } from '../config/variables';
import { AppError } from '../errors';
import { type Actor, displayName, requireHost } from '../model/actor';
import { MAX_SEATS } from '../model/layout';
import { LEFT_OPEN } from '../model/longest-mix';
import { pageToken, readPageToken } from '../model/page-token';
import { queryNumber } from '../model/query-number';
import { MAX_OPPONENT_PAUSE_MINUTES } from '../model/refusals';
import { ADMISSIONS, type NewRoom, ROOM_KINDS, type Room, type RoomChange } from '../model/room';
import { roomIdShape } from '../model/room-id';
import { RECORDING_RULES } from '../model/room-recording';
import { IDLE_CLOSE_MS } from '../model/room-step';
import { MAX_VOICE_SEATS, requireSeatLimit } from '../model/seat-limit';
import { ConditionFailed, won } from '../model/table';
import { visibleTextShape } from '../model/visible-text';
import type { Listing } from '../store/directory-store';
import { requireNotBanned, seenBy } from './ban-check';
import { requireDrawable } from './drawable';
import type { MixResult } from './mix-result';
import { followPk } from './pk-follow';
import { followQuestionsOrLater } from './question-follow';
import { RECHECK_AFTER_MS } from './recheck';
import { requireRecordable } from './recordable';
import { loadRoom, type RoomSnapshot } from './room-snapshot';
import type { Services, StoreServices } from './services';
import { stopMix } from './stop-mix';

const MAX_TITLE_LENGTH = 100;
const MAX_PAGE = 100;

const title = visibleTextShape({ max: MAX_TITLE_LENGTH });
const hostGraceSeconds = z.int().check(z.gte(10), z.lte(3600));
/** Empty for nobody. */
const deputyId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{0,64}$/, 'expected a user id, or nothing'));
const maxDurationMinutes = z.int().check(z.gte(1), z.lte(MAX_MIX_MINUTES_LIMIT));

const opponentPauseMinutes = z.int().check(z.gte(0), z.lte(MAX_OPPONENT_PAUSE_MINUTES));

/** The host's seat included; a room with a picture has fewer. */
const maxSeats = z.int().check(z.gte(1), z.lte(MAX_VOICE_SEATS));

/** The body of a create; without a room id one is made up. */
export const createRoomBody = z.strictObject({
  roomId: z.optional(roomIdShape),
  title: z._default(title, ''),
  kind: z._default(z.enum(ROOM_KINDS), 'video'),
  autoStart: z._default(z.boolean(), false),
  autoStop: z._default(z.boolean(), true),
  hostGraceSeconds: z._default(hostGraceSeconds, 60),
  deputyId: z._default(deputyId, ''),
  maxDurationMinutes: z.optional(maxDurationMinutes),
  maxSeats: z._default(maxSeats, MAX_SEATS),
  admission: z._default(z.enum(ADMISSIONS), 'ask'),
  allowRelay: z._default(z.boolean(), true),
  allowPk: z._default(z.boolean(), true),
  opponentPauseMinutes: z._default(opponentPauseMinutes, 0),
  namePlates: z._default(z.boolean(), false),
  recording: z._default(z.enum(RECORDING_RULES), 'off'),
});

/** The body of a change; what is not named stays. A new duration counts from the next start. */
export const updateRoomBody = z.strictObject({
  title: z.optional(title),
  autoStart: z.optional(z.boolean()),
  autoStop: z.optional(z.boolean()),
  hostGraceSeconds: z.optional(hostGraceSeconds),
  deputyId: z.optional(deputyId),
  maxDurationMinutes: z.optional(maxDurationMinutes),
  maxSeats: z.optional(maxSeats),
  admission: z.optional(z.enum(ADMISSIONS)),
  allowRelay: z.optional(z.boolean()),
  allowPk: z.optional(z.boolean()),
  opponentPauseMinutes: z.optional(opponentPauseMinutes),
  namePlates: z.optional(z.boolean()),
  recording: z.optional(z.enum(RECORDING_RULES)),
});

/** The query of a list. `nextToken` is the one of the page before. */
export const listRoomsQuery = z.strictObject({
  maxResults: z._default(queryNumber(1, MAX_PAGE), 20),
  nextToken: z.optional(z.string().check(z.maxLength(256))),
});

export type Creation = z.infer<typeof createRoomBody> & { roomId: string; actor: Actor };

/**
 * Creates a room whose host is the caller; a closed room of the same host is opened again.
 * Throws `RoomExists`, `RateLimited`, `InvalidRequest` for what this deployment cannot do, and `Banned`
 * to who is banned from every room.
 */
export async function createRoom(services: StoreServices, creation: Creation): Promise<Room> {
  const { rooms, clock, config, agenda, deliveries, receiver, quotas } = services;
  const { actor, maxDurationMinutes = LEFT_OPEN, ...rest } = creation;
  requireDuration(services, maxDurationMinutes);
  requireSeatLimit(creation, config.mixer.maxVoices);
  requireOther(actor.userId, creation.deputyId);
  requireDrawable(services, { namePlates: creation.namePlates });
  if (creation.recording !== 'off') requireRecordable(services);
  const createdAtMs = clock.now();
  const host = { hostId: actor.userId, hostName: displayName(actor) };
  const room = { ...rest, ...host, maxDurationMinutes, createdAtMs };
  await Promise.all([
    requireNotBanned(services, [actor.userId]),
    quotas.countCall(actor.userId, createdAtMs),
    // Should this call die, the event that the room is open is sent all the same.
    receiver && deliveries.add(room.roomId, createdAtMs + RECHECK_AFTER_MS),
  ]);
  try {
    const [created] = await Promise.all([
      rooms.create(room),
      agenda.add(room.roomId, createdAtMs + IDLE_CLOSE_MS),
    ]);
    return created;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
  return reopenRoom(services, room);
}

/** Changes a room's title and rules. Throws `RoomNotFound`, `NotRoomHost` and `InvalidRequest`. */
export async function updateRoom(
  services: StoreServices,
  { roomId, actor, change }: { roomId: string; actor: Actor; change: RoomChange },
): Promise<RoomSnapshot> {
  const { rooms, agenda, clock, config } = services;
  if (change.maxDurationMinutes) requireDuration(services, change.maxDurationMinutes);
  if (change.recording && change.recording !== 'off') requireRecordable(services);
  if (change.namePlates) requireDrawable(services, { namePlates: true });
  const room = await rooms.require(roomId);
  requireHost(room, actor);
  requireOther(room.hostId, change.deputyId);
  requireSeatLimit({ kind: room.kind, maxSeats: change.maxSeats }, config.mixer.maxVoices);
  // Other rules may ask for other actions, so the room is checked anew.
  const [isChanged] = await Promise.all([
    won(rooms.change(roomId, actor, change)),
    agenda.add(roomId, clock.now()),
  ]);
  const changed = await loadRoom(services, roomId);
  // It was handed over meanwhile.
  if (!isChanged) requireHost(changed.room, actor);
  return changed;
}

/**
 * A page of the open rooms: those that have been live come first, each newest first. Throws
 * `InvalidRequest` for a token not of ours.
 */
export async function listRooms(
  services: StoreServices,
  { maxResults, nextToken, actor }: z.infer<typeof listRoomsQuery> & { actor: Actor },
): Promise<{ rooms: Room[]; nextToken?: string }> {
  const start = nextToken === undefined ? undefined : fromToken(nextToken);
  const nowMs = services.clock.now();
  const page = await services.directory.list({ limit: maxResults, nowMs, ...(start && { start }) });
  return {
    rooms: await seenBy(services, page.rooms, { caller: actor }),
    ...(page.next && { nextToken: pageToken(`${page.next.rank} ${page.next.roomId}`) }),
  };
}

/**
 * Closes the room: first no new mix can start, then the running one is stopped. Repeating it is
 * harmless. Throws `RoomNotFound` and `NotRoomHost`.
 */
export async function closeRoom(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<MixResult> {
  const { rooms, directory, agenda, clock } = services;
  const room = await rooms.require(roomId);
  requireHost(room, actor);
  await agenda.add(roomId, clock.now() + RECHECK_AFTER_MS);
  const isClosed = await won(rooms.close(roomId, actor, clock.now()));
  // Closed before, or handed over to somebody else meanwhile.
  if (!isClosed) requireHost(await rooms.require(roomId), actor);
  if (room.qna) await followQuestionsOrLater(services, roomId);
  if (room.pk) await followPk(services, { ...room, state: 'closed' }, {});
  const [stopped] = await Promise.all([
    stopMix(services, { roomId, actor }),
    directory.unlist(room),
  ]);
  return stopped;
}

/** A host is no deputy of themselves. */
function requireOther(hostId: string, deputyId: string | undefined): void {
  if (deputyId !== hostId) return;
  throw new AppError('InvalidRequest', 'Expected deputyId of somebody else than the host.');
}

function requireDuration({ config }: StoreServices, minutes: number): void {
  if (minutes <= config.maxMixMinutes) return;
  const message = `Expected maxDurationMinutes of at most ${config.maxMixMinutes}.`;
  throw new AppError('InvalidRequest', message);
}

async function reopenRoom({ rooms, directory }: StoreServices, room: NewRoom): Promise<Room> {
  try {
    await rooms.reopen(room);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    const existing = await rooms.require(room.roomId);
    if (existing.createdAtMs !== room.createdAtMs) await directory.unlist(room);
    // A create that died half-way has left the room unlisted; its host may have come back for it.
    if (existing.state === 'open' && existing.hostId === room.hostId)
      await directory.enlist(existing);
    throw new AppError('RoomExists', `There is a room ${room.roomId} already.`);
  }
  return rooms.require(room.roomId);
}

function fromToken(token: string): Listing {
  const [rank = '', roomId = ''] = readPageToken(token, /^(-?\d{1,15}) ([\w-]+)$/);
  return { rank: Number(rank), roomId };
}
