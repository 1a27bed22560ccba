/** Replays as people see and delete them. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { describeError } from '../log';
import { type Actor, requireHost } from '../model/actor';
import type { RecordEvent } from '../model/events';
import { pageToken, readPageToken } from '../model/page-token';
import { queryNumber } from '../model/query-number';
import { isWithin, type Replay, readReplayId, seenWith } from '../model/replay';
import { ROOM_ID, roomIdShape } from '../model/room-id';
import { won } from '../model/table';
import { userIdShape } from '../model/user-id';
import type { ReplayPlace } from '../store/replay-store';
import { RECHECK_AFTER_MS } from './recheck';
import { followNewest, followReplay } from './replay-follow';
import type { FileServices } from './services';
import { despiteStoreTrouble } from './store-trouble';

const MAX_PAGE = 50;

/** The query of a list: of a room, of a host, or of all. */
export const listReplaysQuery = z.strictObject({
  roomId: z.optional(roomIdShape),
  hostId: z.optional(userIdShape),
  maxResults: z._default(queryNumber(1, MAX_PAGE), 20),
  nextToken: z.optional(z.string().check(z.maxLength(256))),
});

/**
 * A page of replays, newest first: to who may change them in every state, to others those that can
 * be played. Throws `InvalidRequest`.
 */
export async function listReplays(
  { replays, config }: FileServices,
  {
    roomId,
    hostId,
    maxResults,
    nextToken,
    actor,
  }: z.infer<typeof listReplaysQuery> & { actor: Actor },
): Promise<{ replays: Replay[]; nextToken?: string }> {
  if (roomId && hostId) {
    throw new AppError('InvalidRequest', 'Expected roomId or hostId, or none of them.');
  }
  const scope = (roomId && { roomId }) || (hostId && { hostId }) || 'all';
  const start = nextToken === undefined ? undefined : placeOf(nextToken);
  const page = await replays.list(scope, { limit: maxResults, ...(start && { start }) });
  const seen = page.replays.map((replay) => seenWith(config.replays?.bucket, replay));
  return {
    replays: seen.filter((replay) => isSeenBy(replay, actor)),
    ...(page.next && { nextToken: pageToken(`${page.next.startedAtMs} ${page.next.id}`) }),
  };
}

/** One replay. Throws `ReplayNotFound`, also for one that this caller may not see. */
export async function findReplay(
  services: FileServices,
  { replayId: id, actor }: { replayId: string; actor: Actor },
): Promise<Replay> {
  const replay = seenWith(services.config.replays?.bucket, await requireReplay(services, id));
  if (isSeenBy(replay, actor)) return replay;
  throw notFound(id);
}

/**
 * Deletes a replay with its files. What cannot be deleted now is deleted by the timer. Throws
 * `ReplayNotFound`, `NotRoomHost`, `ReplayRecording` while it is being recorded, and
 * `RecordingNotPossible` if its files are in another bucket.
 */
export async function deleteReplay(
  services: FileServices,
  { replayId: id, actor }: { replayId: string; actor: Actor },
): Promise<void> {
  const replay = await requireReplay(services, id);
  requireHost(replay, actor);
  if (replay.state === 'recording') {
    throw new AppError('ReplayRecording', 'The replay is being recorded; stop that first.');
  }
  if (!isWithin(services.config.replays?.bucket, replay)) {
    throw new AppError('RecordingNotPossible', 'The files are in another bucket.');
  }
  await services.replayChecks.add(id, services.clock.now() + RECHECK_AFTER_MS);
  if (
    replay.state !== 'deleting' &&
    !(await won(services.replays.move(replay, { state: 'deleting' })))
  ) {
    throw new AppError('RoomBusy', 'The replay is changing; try again.');
  }
  await followReplay(services, id).catch((error: unknown) => {
    services.log({ event: 'delete-later', replayId: id, error: describeError(error) });
  });
}

/** Takes in a record callback: the room's newest replay is looked at. */
export async function handleRecordEvent(
  services: FileServices,
  { app, stream }: RecordEvent,
): Promise<{ roomId?: string }> {
  const [roomId = ''] = stream.split('_');
  if (!ROOM_ID.test(roomId) || app !== services.config.live.app) return {};
  await despiteStoreTrouble(services, () => followNewest(services, roomId));
  return { roomId };
}

async function requireReplay({ replays }: FileServices, id: string): Promise<Replay> {
  const key = readReplayId(id);
  const replay = key && (await replays.find(key));
  if (!replay) throw notFound(id);
  return replay;
}

function isSeenBy({ state, hostId }: Replay, actor: Actor): boolean {
  return state === 'ready' || actor.isAdmin || actor.userId === hostId;
}

function notFound(id: string): AppError {
  return new AppError('ReplayNotFound', `There is no replay ${id}.`);
}

function placeOf(token: string): ReplayPlace {
  const [startedAtMs = '', id = ''] = readPageToken(token, /^(\d{1,15}) ([\w-]+)$/);
  return { startedAtMs: Number(startedAtMs), id };
}
