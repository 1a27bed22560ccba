/** A replay: what a room's recordings have left, as one show. */
import type { FactData, RoomEvent } from './event';
import type { RecordedFile } from './recorder';
import type { RoomKind } from './room';

export const REPLAY_STATES = ['recording', 'processing', 'ready', 'failed', 'deleting'] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

/** One recording of it; one that runs has no end. */
export interface Session {
  number: number;
  stream: string;
  fromMs: number;
  toMs: number;
  /** The room's events after this one may be chapters. */
  eventsAfter: number;
}

/** Something that happened, by its place in the joined files. */
export interface Chapter {
  atMs: number;
  type: RoomEvent['type'];
  userId?: string;
  /** Of that user. */
  name?: string;
  /** The paid question for whose answer the seat was given. */
  questionId?: string;
  /** The other rooms of a PK. */
  others?: FactData['others'];
}

/** A room's recordings that belong together, and their files. */
export interface Replay {
  roomId: string;
  /** Counts the replays of the room. */
  number: number;
  hostId: string;
  hostName: string;
  title: string;
  kind: RoomKind;
  /** Where its files are: a deployment may have another bucket later, or none. */
  bucket: string;
  state: ReplayState;
  /** Why there is none, when it has failed. */
  failure: string;
  startedAtMs: number;
  endedAtMs: number;
  /** When it is deleted by itself. */
  expiresAtMs: number;
  sessions: readonly Session[];
  /** Its files, in order. */
  parts: readonly RecordedFile[];
  chapters: readonly Chapter[];
}

/** Room ids have no underscore, so that this can be read back. */
export const REPLAY_ID = /^([A-Za-z0-9-]{1,36})_r([1-9]\d{0,8})$/;

/** The id of a replay. */
export function replayId({ roomId, number }: Pick<Replay, 'roomId' | 'number'>): string {
  return `${roomId}_r${number}`;
}

/** What an id names; undefined for what is none. */
export function readReplayId(id: string): { roomId: string; number: number } | undefined {
  const [, roomId, number] = REPLAY_ID.exec(id) ?? [];
  return roomId ? { roomId, number: Number(number) } : undefined;
}

/** Whether its files are in the bucket that the deployment has now, if it has one. */
export function isWithin(bucket: string | undefined, replay: Pick<Replay, 'bucket'>): boolean {
  return replay.bucket === bucket;
}

/** A replay as people see it while a deployment has this bucket: files in another are out of reach. */
export function seenWith(bucket: string | undefined, replay: Replay): Replay {
  const isAwaited = replay.state === 'processing' || replay.state === 'ready';
  if (isWithin(bucket, replay) || !isAwaited) return replay;
  return { ...replay, state: 'failed', failure: 'other-bucket' };
}

/** A file of a session may begin a little before its command: at the keyframe before it. */
export const EARLY_MS = 15_000;
/** A session whose files end so near its own end is whole. */
const NEAR_END_MS = 5000;
/** Files that are not there by then will not come. */
export const PROCESSING_MS = 180_000;
/** Files are looked for this often at first. */
const LOOK_AGAIN_MS = 10_000;

/** The files that belong to the sessions. */
export function partsOf(
  sessions: readonly Session[],
  files: readonly RecordedFile[],
): RecordedFile[] {
  const belongs = ({ fromMs }: RecordedFile) =>
    sessions.some((each) => fromMs >= each.fromMs - EARLY_MS && fromMs <= each.toMs);
  return files.filter(belongs).sort((one, other) => one.fromMs - other.fromMs);
}

/** Whether the files of every session are there, up to its end. */
export function isWhole(sessions: readonly Session[], parts: readonly RecordedFile[]): boolean {
  return sessions.every((session) =>
    partsOf([session], parts).some(({ toMs }) => toMs >= session.toMs - NEAR_END_MS),
  );
}

/** When to look for files again. */
export function lookAgainAt({ endedAtMs }: Pick<Replay, 'endedAtMs'>, nowMs: number): number {
  return nowMs + Math.max(LOOK_AGAIN_MS, (nowMs - endedAtMs) / 2);
}

/** What is worth a chapter. */
const CHAPTER_TYPES: readonly RoomEvent['type'][] = ['seat.taken', 'pk.started', 'pk.round-ended'];
/** More are left out. */
export const MAX_CHAPTERS = 200;

/** The chapters of the files, by what happened while they were recorded. */
export function chaptersOf(
  parts: readonly RecordedFile[],
  events: readonly RoomEvent[],
): Chapter[] {
  const found = events.flatMap(({ type, atMs, data }) => {
    const place = CHAPTER_TYPES.includes(type) ? placeOf(parts, atMs) : undefined;
    if (place === undefined) return [];
    const { userId, name, questionId, others } = data;
    const said = Object.entries({ userId, name, questionId, others });
    const about = Object.fromEntries(said.filter(([, value]) => value));
    return [{ atMs: place, type, ...about }];
  });
  return found.slice(0, MAX_CHAPTERS);
}

/** Where a moment is in the files, one after another; undefined if none has it. */
function placeOf(parts: readonly RecordedFile[], atMs: number): number | undefined {
  let beforeMs = 0;
  for (const { fromMs, toMs } of parts) {
    if (atMs >= fromMs && atMs < toMs) return beforeMs + atMs - fromMs;
    beforeMs += toMs - fromMs;
  }
  return undefined;
}

/** The first moments of a show are rarely its face. */
const COVER_AFTER_MS = 10_000;

/** The picture that stands for a replay, by its file; none of a voice room, or without files. */
export function coverOf({
  kind,
  parts: [first],
}: Pick<Replay, 'kind' | 'parts'>): { key: string; atMs: number } | undefined {
  if (kind === 'voice' || !first) return undefined;
  const halfMs = Math.floor((first.toMs - first.fromMs) / 2);
  return { key: first.key, atMs: Math.min(COVER_AFTER_MS, halfMs) };
}

/** How long the files last, one after another. */
export function durationMs({ parts }: Pick<Replay, 'parts'>): number {
  return parts.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}
