/** The facts about a room, and the order in which they are told; see `event.ts`. */
import { EVENT_TYPES, type EventType } from '../event-types';
import type { Fact, FactData } from './event';
import type { HandoverReason } from './handover';
import type { MixMode } from './mix-mode';
import type { Pk, PkOutcome, PkPointer } from './pk';
import { outcomeFor } from './pk-parties';
import {
  ENDED_STEP,
  INVITED_STEP,
  lastStep,
  pkData,
  pkRank,
  roundFacts,
  STARTED_STEP,
} from './pk-rounds';
import { type Replay, replayId } from './replay';
import { type EndedTask, type ModeTime, type Room, type Seat, type Stage, taskId } from './room';

/** How a seat is given up: by the user, or by somebody else who takes it away. */
export type Leaving = 'seat.left' | 'seat.removed';

/** How a task ends that nobody here has stopped. */
const LOSSES: ReadonlySet<string> = new Set(['lost', 'channel-ended', 'push-lost', 'push-refused']);

/** The rank of what nothing follows. */
const LAST = Number.MAX_SAFE_INTEGER;

/** The room is open, for the first time or again. */
export function openedFact(room: { hostId: string; createdAtMs: number }): Fact {
  const { hostId, createdAtMs } = room;
  return roomFact('room.opened', createdAtMs, { hostId });
}

/** The room has another host. */
export function transferredFact(
  { hostId: formerHostId }: Pick<Room, 'hostId'>,
  { hostId }: Pick<Room, 'hostId'>,
  { nowMs, because: reason }: { nowMs: number; because: HandoverReason },
): Fact {
  return roomFact('room.transferred', nowMs, { hostId, formerHostId, reason });
}

/** The room is closed. */
export function closedFact(nowMs: number): Fact {
  return roomFact('room.closed', nowMs, {});
}

/** The task of this fence is known to run. */
export function mixStartedFact(
  roomId: string,
  started: { fence: number; mode: MixMode },
  nowMs: number,
): Fact {
  const { fence, mode } = started;
  const task = taskId(roomId, fence);
  return { type: 'mix.started', atMs: nowMs, data: { taskId: task, mode }, about: task, rank: 0 };
}

/** The task goes on in another mode, if this is one. */
export function modeFacts({ roomId, mix }: Room, time: ModeTime): Fact[] {
  const { mode, modeSinceMs: atMs } = time;
  if (mode === mix.mode) return [];
  const task = taskId(roomId, mix.fence);
  const data = { taskId: task, mode };
  return [{ type: 'mix.mode-changed', atMs, data, about: task, rank: mix.layoutVersion + 1 }];
}

/** The task is known to have ended; it is lost if nobody here wanted that. */
export function mixEndedFact(roomId: string, ended: EndedTask): Fact {
  const task = taskId(roomId, ended.fence);
  const data = { taskId: task, outcome: ended.outcome };
  const type = LOSSES.has(ended.outcome) ? 'mix.lost' : 'mix.ended';
  return { type, atMs: ended.endedAtMs, data, about: task, rank: LAST };
}

/** The room is invited to the PK, or shows it. */
export function pkFact(type: 'pk.invited' | 'pk.started', pk: PkPointer, nowMs: number): Fact {
  const rank = pkRank(pk, type === 'pk.invited' ? INVITED_STEP : STARTED_STEP);
  return { type, atMs: nowMs, data: pkData(pk), about: pk.pkId, rank };
}

/** Others have come into the PK, or have left it. */
export function pkRoomsFact(pointer: PkPointer, pk: Pk, nowMs: number): Fact {
  const rank = pkRank(pointer, lastStep(pk), pk.version);
  const data = pkData(pointer);
  return { type: 'pk.rooms-changed', atMs: nowMs, data, about: pointer.pkId, rank };
}

/** The recording of this replay has begun or ended; one replay may have several. */
export function recordingFact(
  type: 'recording.started' | 'recording.ended',
  roomId: string,
  { number, replay }: { number: number; replay: number },
  nowMs: number,
): Fact {
  const rank = type === 'recording.started' ? 0 : 1;
  const data = { replayId: replayId({ roomId, number: replay }) };
  return { type, atMs: nowMs, data, about: `recording ${number}`, rank };
}

/** The replay can be played; once more when another recording has joined it. */
export function readyFact(replay: Replay): Fact {
  const about = replayId(replay);
  const rank = replay.sessions.length;
  return { type: 'replay.ready', atMs: replay.endedAtMs, data: { replayId: about }, about, rank };
}

/** The room has left the PK, or the invitation to it; and what it has not told of its rounds. */
export function pkEndedFacts(
  { roomId, pk: pointer }: Room,
  pk: Pk | undefined,
  nowMs: number,
): Fact[] {
  if (!pointer) return [];
  const outcome: PkOutcome = (pk && outcomeFor(pk, roomId)) ?? 'withdrawn';
  const data = { ...pkData(pointer), outcome };
  const { pkId: about } = pointer;
  const rank = pkRank(pointer, ENDED_STEP);
  const ended: Fact = { type: 'pk.ended', atMs: nowMs, data, about, rank };
  return [...(pk ? roundFacts(roomId, pointer, pk) : []), ended];
}

/** Who was invited, has taken a seat, or has left it in this way, from one stage to the next. */
export function stageFacts(
  before: { stage: Stage; stageVersion: number },
  after: Stage,
  { nowMs, leaving = 'seat.left' }: { nowMs: number; leaving?: Leaving | undefined },
): Fact[] {
  const seatIn = (stage: Stage, userId: string) => stage.find((seat) => seat.userId === userId);
  const people = new Set([...before.stage, ...after].map(({ userId }) => userId));
  return [...people].flatMap((userId) => {
    const seat = seatIn(after, userId);
    const type = seatChange(seatIn(before.stage, userId), seat, leaving);
    if (!type) return [];
    const rank = before.stageVersion + 1;
    const data = type === 'seat.taken' && seat ? takenBy(seat) : placeOf(userId, seat);
    return [{ type, atMs: nowMs, data, about: `seat of ${userId}`, rank }];
  });
}

/** A user was banned from the room, or is not banned from it any more. */
export function banFact(
  type: 'member.banned' | 'member.unbanned',
  { userId, untilMs }: { userId: string; untilMs?: number | undefined },
  nowMs: number,
): Fact {
  const until = untilMs === undefined ? {} : { until: new Date(untilMs).toISOString() };
  const data = { userId, ...until };
  return { type, atMs: nowMs, data, about: `ban of ${userId}`, rank: nowMs };
}

/** The facts in the order in which they are told: by time, and where that would be absurd by rank. */
export function inOrder<T extends Fact>(facts: readonly T[]): T[] {
  const stories = new Map<string, T[]>();
  for (const fact of [...facts].sort(byType)) {
    stories.set(fact.about, [...(stories.get(fact.about) ?? []), fact]);
  }
  const timed = [...stories.values()].flatMap(timesOf);
  return timed.sort((one, other) => one.timeMs - other.timeMs).map(({ fact }) => fact);
}

/** Facts about one thing, by rank; none has a time before that of the one before it. */
function timesOf<T extends Fact>(story: T[]): { fact: T; timeMs: number }[] {
  const byRank = [...story].sort((one, other) => one.rank - other.rank);
  let timeMs = 0;
  return byRank.map((fact) => {
    timeMs = Math.max(timeMs, fact.atMs);
    return { fact, timeMs };
  });
}

/** What happens in the same millisecond is told in the order of the types: a room opens first. */
function byType(one: Fact, other: Fact): number {
  return EVENT_TYPES.indexOf(one.type) - EVENT_TYPES.indexOf(other.type);
}

function seatChange(
  from: Seat | undefined,
  to: Seat | undefined,
  leaving: Leaving,
): EventType | undefined {
  if (from?.state === to?.state) {
    return to?.state === 'seated' && from?.number !== to.number ? 'seat.moved' : undefined;
  }
  if (to?.state === 'seated') return 'seat.taken';
  if (from?.state === 'seated') return leaving;
  return to?.state === 'invited' ? 'seat.invited' : undefined;
}

function takenBy({ userId, name, number, questionId }: Seat): FactData {
  return { userId, name, seatNumber: number, ...(questionId && { questionId }) };
}

function placeOf(userId: string, seat: Seat | undefined): FactData {
  return { userId, ...(seat && { seatNumber: seat.number }) };
}

function roomFact(type: EventType, atMs: number, data: FactData): Fact {
  return { type, atMs, data, about: 'room', rank: atMs };
}
