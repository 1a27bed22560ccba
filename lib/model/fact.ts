/** The facts about a room, and the order in which they are told; see `event.ts`. */
import { EVENT_TYPES, type EventType } from '../event-types';
import type { Fact, FactData } from './event';
import type { PkPointer } from './pk';
import { type EndedTask, type Stage, taskId } from './room';

/** The room is open, for the first time or again. */
export function openedFact(room: { hostId: string; createdAtMs: number }): Fact {
  const { hostId, createdAtMs } = room;
  return roomFact('room.opened', createdAtMs, { hostId });
}

/** The room is closed. */
export function closedFact(nowMs: number): Fact {
  return roomFact('room.closed', nowMs, {});
}

/** The task of this fence is known to run. */
export function mixStartedFact(roomId: string, fence: number, nowMs: number): Fact {
  const task = taskId(roomId, fence);
  return { type: 'mix.started', atMs: nowMs, data: { taskId: task }, about: task, rank: 0 };
}

/** The task is known to have ended. */
export function mixEndedFact(roomId: string, ended: EndedTask): Fact {
  const task = taskId(roomId, ended.fence);
  const data = { taskId: task, outcome: ended.outcome };
  return { type: 'mix.ended', atMs: ended.endedAtMs, data, about: task, rank: 1 };
}

/** The PK runs in this room, or it has left it. */
export function pkFact(type: 'pk.started' | 'pk.ended', pk: PkPointer, nowMs: number): Fact {
  const { pkId, opponentRoomId } = pk;
  const rank = type === 'pk.started' ? 0 : 1;
  return { type, atMs: nowMs, data: { pkId, opponentRoomId }, about: pkId, rank };
}

/** Who was invited, has taken a seat or has left it, from one stage to the next. */
export function stageFacts(
  before: { stage: Stage; stageVersion: number },
  after: Stage,
  nowMs: number,
): Fact[] {
  const stateIn = (stage: Stage, userId: string) =>
    stage.find((seat) => seat.userId === userId)?.state;
  const people = new Set([...before.stage, ...after].map(({ userId }) => userId));
  return [...people].flatMap((userId) => {
    const type = seatChange(stateIn(before.stage, userId), stateIn(after, userId));
    if (!type) return [];
    const rank = before.stageVersion + 1;
    return [{ type, atMs: nowMs, data: { userId }, about: `seat of ${userId}`, rank }];
  });
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

function seatChange(from?: string, to?: string): EventType | undefined {
  if (from === to) return undefined;
  if (to === 'seated') return 'seat.taken';
  if (from === 'seated') return 'seat.left';
  return to === 'invited' ? 'seat.invited' : undefined;
}

function roomFact(type: EventType, atMs: number, data: FactData): Fact {
  return { type, atMs, data, about: 'room', rank: atMs };
}
