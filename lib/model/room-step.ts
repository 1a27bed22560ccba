/**
 * What a room needs without being asked: pure decisions about a room, its members and the time.
 * `reconcile.ts` acts on them.
 */
import { isNobodySending, isSceneApplied } from './mix-state';
import { type Member, memberNamed } from './presence';
import type { Mix, Room } from './room';
import { seatOf } from './stage-state';

const MINUTE_MS = 60_000;

/** A live room is checked this often even if nothing happens: callbacks may be lost. */
export const LIVE_CHECK_MS = 10 * MINUTE_MS;

/** The end of the longest duration is announced this long before. */
export const END_WARNING_MS = 5 * MINUTE_MS;

/** An open room in which nothing happens is closed after this. */
export const IDLE_CLOSE_MS = 24 * 60 * MINUTE_MS;

/** A task whose start was lost is searched for once more after this; no call lasts so long. */
export const ORPHAN_CHECK_MS = MINUTE_MS;

/**
 * A channel that ends with nobody in it may be noticed by who comes next: by the join that tells of
 * them, and the calls that follow it.
 */
const END_IS_NOTICED_MS = 10_000;

/** What can be done about a room. */
export type RoomAction =
  | { do: 'nothing' }
  | { do: 'start' }
  | { do: 'announce-end' }
  | { do: 'record-usage' }
  | { do: 'find-orphan' }
  | { do: 'close' }
  | { do: 'hand-over'; userId: string }
  | { do: 'stop'; because: 'host-gone' | 'too-long' | 'room-closed' | 'moderated' };

/** The next action, and the next check. */
export interface RoomStep {
  action: RoomAction;
  /** When to check again; absent when only an event can change anything. */
  nextCheckMs?: number;
}

/** What is to be done about the room now, and when to check it again. */
export function roomStep(room: Room, members: Member[], nowMs: number): RoomStep {
  if (room.mix.unrecorded.length > 0) return { action: { do: 'record-usage' } };
  switch (room.mix.state) {
    case 'starting':
    case 'stopping':
      return {
        action: { do: 'nothing' },
        nextCheckMs: Math.max(room.mix.deadlineMs, nowMs + 1000),
      };
    case 'live':
      return room.state === 'closed'
        ? { action: { do: 'stop', because: 'room-closed' } }
        : whenLive(room, members, nowMs);
    case 'idle':
      return whenIdle(room, members, nowMs);
    default:
      return room.mix.state satisfies never;
  }
}

function whenLive(room: Room, members: Member[], nowMs: number): RoomStep {
  const { mix } = room;
  if (room.forbidden) return { action: { do: 'stop', because: 'moderated' } };
  if (nowMs >= mix.endsByMs) return { action: { do: 'stop', because: 'too-long' } };
  const goneAtMs = graceEndsAt(room, members);
  if (nowMs >= goneAtMs) return { action: withoutHost(room, members) };
  const warnAtMs = mix.endsByMs - END_WARNING_MS;
  const resendAtMs = resendsAt(mix, nowMs);
  const routineMs = nextRoutine(mix.startedAtMs, LIVE_CHECK_MS, nowMs);
  const nextCheckMs = Math.min(goneAtMs, resendAtMs, routineMs, mix.endsByMs);
  if (mix.isEndAnnounced) return { action: { do: 'nothing' }, nextCheckMs };
  if (nowMs >= warnAtMs) return { action: { do: 'announce-end' }, nextCheckMs };
  return { action: { do: 'nothing' }, nextCheckMs: Math.min(nextCheckMs, warnAtMs) };
}

/**
 * The next of the checks that come every so often since then. Every check in between puts the same
 * one on the agenda; counted from each check, they would become ever more.
 */
function nextRoutine(sinceMs: number, everyMs: number, nowMs: number): number {
  const done = Math.max(0, Math.floor((nowMs - sinceMs) / everyMs));
  return sinceMs + (done + 1) * everyMs;
}

/** The show goes on with the deputy, or ends. */
function withoutHost(room: Room, members: Member[]): RoomAction {
  const userId = readyDeputy(room, members);
  return userId === undefined ? { do: 'stop', because: 'host-gone' } : { do: 'hand-over', userId };
}

/** The host's deputy, if they are on stage and in the channel. */
function readyDeputy({ deputyId, stage }: Room, members: Member[]): string | undefined {
  const isSeated = seatOf(stage, deputyId)?.state === 'seated';
  return isSeated && memberNamed(deputyId, members).isPresent ? deputyId : undefined;
}

/** When the scene has to be sent once more, as some call that sends one may still be under way. */
function resendsAt(mix: Mix, nowMs: number): number {
  const isUnderWay = !isSceneApplied(mix) && !isNobodySending(mix, nowMs);
  return isUnderWay ? mix.sendUntilMs : Number.POSITIVE_INFINITY;
}

/**
 * When the host of a live mix has been gone for the whole grace, in milliseconds of the service
 * clock; never while present or not needed.
 */
export function graceEndsAt(room: Room, members: Member[]): number {
  const host = hostOf(room, members);
  const isStageEmpty = !members.some((member) => member.isPresent);
  // Without autoStop the mix goes on for those who are still there; nobody needs an empty one.
  const isAwaited = room.autoStop || isStageEmpty || readyDeputy(room, members) !== undefined;
  if (host.isPresent || !isAwaited) return Number.POSITIVE_INFINITY;
  const goneSinceMs = Math.max(host.sinceMs, room.mix.startedAtMs);
  return goneSinceMs + room.hostGraceSeconds * 1000;
}

function whenIdle(room: Room, members: Member[], nowMs: number): RoomStep {
  const { mix } = room;
  const orphanCheckAtMs = mix.endedAtMs + ORPHAN_CHECK_MS;
  if (mix.lastOutcome === 'lost') {
    if (nowMs >= orphanCheckAtMs) return { action: { do: 'find-orphan' } };
    return { action: { do: 'nothing' }, nextCheckMs: orphanCheckAtMs };
  }
  if (room.state === 'closed') return { action: { do: 'nothing' } };
  if (room.autoStart && !room.forbidden && wantsStart(room, hostOf(room, members))) {
    if (nowMs >= mix.availableAtMs) return { action: { do: 'start' } };
    return { action: { do: 'nothing' }, nextCheckMs: mix.availableAtMs };
  }
  const usedAtMs = Math.max(room.createdAtMs, mix.startedAtMs, mix.endedAtMs);
  const isUsed = nowMs < usedAtMs + IDLE_CLOSE_MS || members.some((member) => member.isPresent);
  return isUsed
    ? { action: { do: 'nothing' }, nextCheckMs: nextRoutine(usedAtMs, IDLE_CLOSE_MS, nowMs) }
    : { action: { do: 'close' } };
}

/**
 * The host publishes, and came after the last mix or lost it: a mix that was stopped on purpose
 * does not start again by itself while the host stays.
 */
function wantsStart(room: Room, host: Member): boolean {
  if (!host.isPublishing) return false;
  const { lastOutcome, endedAtMs } = room.mix;
  const wasLost = lastOutcome === 'never ran' || lastOutcome === 'push-lost';
  return wasLost || host.sinceMs + endIsLateMs(room) >= endedAtMs;
}

/** By how much the end of the last mix may be noted after a host has come back. */
function endIsLateMs({ mix, hostGraceSeconds }: Room): number {
  // Nobody else ends a mix for this, so that who is there has come since.
  if (mix.lastOutcome === 'host-gone') return hostGraceSeconds * 1000;
  if (mix.lastOutcome === 'channel-ended') return END_IS_NOTICED_MS;
  // Events count in whole seconds.
  return 999;
}

/** The room's host, as known from events. */
export function hostOf(room: Room, members: Member[]): Member {
  return memberNamed(room.hostId, members);
}
