/**
 * Following a replay: its files are looked for when its recordings have ended, and deleted when its
 * time is over. A callback only says when to look; what is in the bucket counts, so that a lost, a
 * doubled or a late one changes nothing.
 *
 * | dies after     | row          | files   | put right by                            |
 * |----------------|--------------|---------|-----------------------------------------|
 * | processing     | `processing` | come    | the check that is on the agenda         |
 * | ready, failed  | as it is     | there   | nothing to do                           |
 * | deleting       | `deleting`   | there   | the check on the agenda: deletes them   |
 * | files deleted  | `deleting`   | –       | the same: what is gone counts as gone   |
 */
import { describeError } from '../log';
import type { RoomEvent } from '../model/event';
import {
  chaptersOf,
  EARLY_MS,
  isWhole,
  isWithin,
  lookAgainAt,
  MAX_CHAPTERS,
  PROCESSING_MS,
  partsOf,
  type Replay,
  readReplayId,
  replayId,
  type Session,
} from '../model/replay';
import type { Room } from '../model/room';
import { unlessOvertaken, won } from '../model/table';
import type { FileServices } from './services';

/** What is still being recorded is looked at again after this. */
const LOOK_AGAIN_MS = 60_000;
/** What could not be followed is tried again after this. */
const TRY_AGAIN_MS = 30_000;
/** What is in another bucket is looked at again after this: the deployment may have it again. */
const ELSEWHERE_MS = 86_400_000;
const EVENT_PAGE = 100;
const MAX_EVENT_PAGES = 20;

/** Brings a replay to what it should be, and puts the next check on the agenda. Throws `FilesFailed`. */
export async function followReplay(services: FileServices, id: string): Promise<void> {
  const key = readReplayId(id);
  const replay = key && (await services.replays.find(key));
  if (!replay) return;
  const againAtMs = await step(services, replay);
  if (againAtMs) await services.replayChecks.add(id, againAtMs);
}

/** The same for a call that has other things to do: what fails is tried again by the timer. */
export async function followReplayOrLater(services: FileServices, id: string): Promise<void> {
  await followReplay(services, id).catch(async (error: unknown) => {
    services.log({ event: 'follow-failed', replayId: id, error: describeError(error) });
    await services.replayChecks.add(id, services.clock.now() + TRY_AGAIN_MS);
  });
}

/** Answers when to look again. */
async function step(services: FileServices, replay: Replay): Promise<number | undefined> {
  const nowMs = services.clock.now();
  switch (replay.state) {
    case 'deleting':
      return deleteFiles(services, replay);
    case 'recording':
      return whenRecorded(services, replay);
    case 'processing':
      return processFiles(services, replay);
    case 'ready':
    case 'failed':
      if (nowMs < replay.expiresAtMs) return replay.expiresAtMs;
      if (!(await won(services.replays.move(replay, { state: 'deleting' })))) return undefined;
      return deleteFiles(services, replay);
    default:
      return replay.state satisfies never;
  }
}

/** A recording that runs is the room's matter; its end puts the replay on the agenda. */
async function whenRecorded(services: FileServices, replay: Replay): Promise<number | undefined> {
  const nowMs = services.clock.now();
  const room = await services.rooms.find(replay.roomId);
  if (isRecorded(room, replay)) return nowMs + LOOK_AGAIN_MS;
  const endedAtMs = room ? Math.max(room.record.endedAtMs, replay.startedAtMs) : nowMs;
  const processing = { ...replay, state: 'processing' as const, endedAtMs };
  if (!(await won(services.replays.move(replay, processing)))) return nowMs + LOOK_AGAIN_MS;
  return processFiles(services, processing);
}

function isRecorded(room: Room | undefined, { number }: Replay): boolean {
  return room !== undefined && room.record.state !== 'idle' && room.record.replay === number;
}

async function processFiles(services: FileServices, replay: Replay): Promise<number | undefined> {
  const { replays, recordings, clock } = services;
  if (!isWithin(services.config.replays?.bucket, replay)) return keepElsewhere(services, replay);
  const sessions = endedSessions(replay);
  const parts = partsOf(sessions, await filesOf(services, sessions));
  const nowMs = clock.now();
  const isOver = nowMs >= replay.endedAtMs + PROCESSING_MS;
  if (!isOver && !isWhole(sessions, parts)) return lookAgainAt(replay, nowMs);
  if (parts.length === 0) {
    const failed = { state: 'failed', failure: 'no-file' } as const;
    await replays.move(replay, failed).catch(unlessOvertaken);
    return replay.expiresAtMs;
  }
  const chapters = chaptersOf(parts, await eventsOf(services, replay));
  const isReady = await won(replays.move(replay, { state: 'ready', parts, chapters }));
  if (isReady) await recordings.noteReady(replay);
  return replay.expiresAtMs;
}

/** The end of a session may be lost; it was not later than the replay's. */
function endedSessions({ sessions, endedAtMs }: Replay): Session[] {
  return sessions.map((session) => ({ ...session, toMs: session.toMs || endedAtMs }));
}

async function filesOf({ files }: FileServices, sessions: readonly Session[]) {
  const streams = [...new Set(sessions.map(({ stream }) => stream))];
  const sinceMs = Math.min(...sessions.map(({ fromMs }) => fromMs)) - EARLY_MS;
  return (await Promise.all(streams.map((stream) => files.list(stream, sinceMs)))).flat();
}

/** What happened in the room while it was recorded. */
async function eventsOf({ events }: FileServices, replay: Replay): Promise<RoomEvent[]> {
  const { roomId, startedAtMs, endedAtMs } = replay;
  const found: RoomEvent[] = [];
  let after = Math.min(...replay.sessions.map(({ eventsAfter }) => eventsAfter));
  for (let pages = 0; pages < MAX_EVENT_PAGES && found.length < MAX_CHAPTERS; pages++) {
    const page = await events.list(roomId, { after, limit: EVENT_PAGE });
    found.push(...page.filter(({ atMs }) => atMs >= startedAtMs && atMs <= endedAtMs));
    const last = page.at(-1);
    if (!last || page.length < EVENT_PAGE || last.atMs > endedAtMs) break;
    after = last.number;
  }
  return found;
}

/**
 * Another bucket has no such files, so that they would count as missing, or as deleted. Says so to the
 * operator, and answers when to look again.
 */
function keepElsewhere({ log, clock }: FileServices, replay: Replay): number {
  log({ event: 'replay-elsewhere', replayId: replayId(replay), bucket: replay.bucket });
  return clock.now() + ELSEWHERE_MS;
}

/**
 * Files that have come late go as well: they are looked for once more. Answers when to look again, if
 * they are out of reach.
 */
async function deleteFiles(services: FileServices, replay: Replay): Promise<number | undefined> {
  const { files, replays, clock } = services;
  if (!isWithin(services.config.replays?.bucket, replay)) return keepElsewhere(services, replay);
  const sessions = endedSessions({
    ...replay,
    endedAtMs: replay.endedAtMs || clock.now(),
  });
  const parts = partsOf(sessions, await filesOf(services, sessions));
  const keys = new Set([...replay.parts, ...parts].map(({ key }) => key));
  await Promise.all([...keys].map((key) => files.delete(key)));
  await replays.forget(replay).catch(unlessOvertaken);
  return undefined;
}

/** The room's newest replay, of which a callback tells. */
export async function followNewest(services: FileServices, roomId: string): Promise<void> {
  const room = await services.rooms.find(roomId);
  if (!room || room.record.replay === 0) return;
  await followReplay(services, replayId({ roomId, number: room.record.replay }));
}
