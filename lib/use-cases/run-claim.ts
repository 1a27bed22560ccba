/** From a claim to a live mix: the task is started, and what belongs to it is written down. */
import { AppError } from '../errors';
import type { Actor } from '../model/actor';
import type { MixOutcome } from '../model/mix-outcome';
import {
  OVER_QUOTA,
  PLACE_LASTS_MS,
  SEND_WINDOW_MS,
  START_DEADLINE_MS,
  type StartRequest,
  VERIFY_AFTER_MS,
} from '../model/mix-state';
import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import { type ModeTime, streamName, taskId } from '../model/room';
import { type Scene, sceneOf } from '../model/scene';
import { ConditionFailed, StoreFailed, unlessOvertaken } from '../model/table';
import type { Claimed } from '../store/claim-store';
import { type MixResult, resultOf } from './mix-result';
import type { Services } from './services';
import { stopTask } from './stop-mix';

/** What a caller asks of a room's mix. */
export interface Start extends StartRequest {
  roomId: string;
  actor: Actor;
}

/** A start that knows whose room it is. */
export type HostedStart = Start & { hostId: string };

/** A task that the service was asked to start, and has not refused. */
interface AskedTask {
  /** Whether the service has answered. */
  isKnown: boolean;
  time: ModeTime;
  /** Whether its place is surely taken. */
  isPlaced: boolean;
  /** Other starts of the same moment have taken the last places. */
  overQuota: AppError | undefined;
}

/** Starts the task of a claim and confirms it. Throws as `startMix` does. */
export async function runClaim(
  services: Services,
  start: HostedStart,
  claimed: Claimed,
): Promise<MixResult> {
  const { roomId, params } = start;
  const { fence, generation, layoutVersion, startedAtMs, endsByMs } = claimed;
  const mix = { fence, generation, layoutVersion, params, startedAtMs, endsByMs };
  const pending: MixResult = { roomId, outcome: 'pending', mix: { ...mix, state: 'starting' } };
  const asked = await startTask(services, start, claimed).catch(async (error: unknown) => {
    await undo(services, start, claimed, error);
    throw error;
  });
  if (asked.overQuota) {
    await stopUnplaced(services, start, claimed, asked);
    throw asked.overQuota;
  }
  if (!asked.isKnown) return pending;
  const confirmed = await confirm(services, roomId, claimed, asked);
  if (confirmed instanceof StoreFailed) return pending;
  if (confirmed instanceof ConditionFailed) return overtaken(services, start, claimed, asked.time);
  if (confirmed) throw confirmed;
  const live = {
    ...mix,
    ...asked.time,
    state: 'live' as const,
    appliedLayoutVersion: layoutVersion,
  };
  return { roomId, outcome: 'done', mix: live };
}

/** Gives back a claim whose task was surely not started. */
export async function giveClaimBack(
  claims: Services['claims'],
  roomId: string,
  claim: Parameters<Services['claims']['release']>[1],
): Promise<void> {
  await claims.release(roomId, claim).catch(unlessOvertaken);
}

/**
 * Starts the task. Beside it its place is taken, its usage begins, and the call is counted. Throws
 * what was surely not started.
 */
async function startTask(
  services: Services,
  start: HostedStart,
  claimed: Claimed,
): Promise<AskedTask> {
  const { streams, clock, mixer, usage, quotas, agenda } = services;
  const { roomId, hostId, params, actor } = start;
  const { fence, generation, startedAtMs, hostGraceMs } = claimed;
  const scene = await sceneAtFirst(services, start, claimed);
  const time = { mode: scene.mode, modeSinceMs: startedAtMs, relayedMs: 0 };
  const nowMs = clock.now();
  // An instance that was frozen meanwhile must not start a task that others believe dead.
  if (nowMs > startedAtMs + SEND_WINDOW_MS) {
    throw new AppError('MixerUnavailable', 'The start took too long and was given up; try again.');
  }
  const stream = streamName(roomId, generation);
  const task = { roomId, fence, generation, hostId, startedAtMs, params };
  const [started, placed] = await Promise.allSettled([
    mixer.start({
      taskId: taskId(roomId, fence),
      channelId: roomId,
      pushUrl: streams.pushUrl(stream),
      scene,
    }),
    quotas.reserve(task),
    agenda.add(roomId, startedAtMs + Math.min(VERIFY_AFTER_MS, hostGraceMs)),
    // The check that is on the agenda makes good what fails here.
    usage.open(task),
    !actor.isAdmin && quotas.countCall(actor.userId, nowMs),
  ]);
  const isKnown = started.status === 'fulfilled';
  if (!isKnown && !(started.reason instanceof MixerOutcomeUnknown)) throw started.reason;
  const isPlaced = placed.status === 'fulfilled';
  const isOver = !isPlaced && placed.reason instanceof AppError;
  return { isKnown, time, isPlaced, overQuota: isOver ? placed.reason : undefined };
}

/**
 * Who is on stage, or covered, is read only if somebody is. Whoever comes or goes after the claim
 * raises the scene's version, so that it is sent again.
 */
async function sceneAtFirst(
  { rooms }: Services,
  { roomId, hostId, params }: HostedStart,
  { kind, allowRelay, hasCompany, hasCover }: Claimed,
): Promise<Scene> {
  if (hasCompany || hasCover) return sceneOf(await rooms.require(roomId), params);
  // Nobody's name is written while the host is alone.
  const nobody = { hostName: '', stage: [], seatRules: [], onAir: [] };
  const alone = { ...nobody, pk: undefined, cover: undefined, hasCompany, namePlates: false };
  return sceneOf({ roomId, hostId, kind, allowRelay, ...alone }, params);
}

/**
 * The mix is live, and listed so: not before, as whoever has a start refused must not come to the front
 * of the list by it. Answers what has failed.
 */
async function confirm(
  { claims, directory, clock }: Services,
  roomId: string,
  { fence, layoutVersion, endsByMs, createdAtMs, wasLive }: Claimed,
  { time, isPlaced }: AskedTask,
): Promise<unknown> {
  const nowMs = clock.now();
  const [confirmed] = await Promise.allSettled([
    claims.confirm(roomId, { fence, layoutVersion, nowMs, endsByMs, time, isPlaced }),
    // The next check of a live room makes good what fails here.
    !wasLive && directory.listAsLive({ roomId, createdAtMs }),
  ]);
  return confirmed.status === 'rejected' ? confirmed.reason : undefined;
}

/**
 * Nothing was started, so everything is given back. The place may have been taken later than that, or
 * the giving back be lost, so that a later check gives it back once more.
 */
async function undo(
  { claims, usage, quotas, agenda }: Services,
  { roomId, hostId }: HostedStart,
  { fence, startedAtMs }: Claimed,
  error: unknown,
): Promise<void> {
  const outcome: MixOutcome = error instanceof MixerRefused ? `refused: ${error.code}` : 'given up';
  const [released] = await Promise.allSettled([
    giveClaimBack(claims, roomId, { fence, outcome, owesPlace: true }),
    usage.drop({ roomId, fence, startedAtMs }),
    quotas.giveBack({ roomId, hostId, fence }),
    agenda.add(roomId, startedAtMs + PLACE_LASTS_MS),
  ]);
  if (released.status === 'rejected') throw released.reason;
}

/** Stops a task that has no place. If that fails, `keepPlace` of the next check does it. */
async function stopUnplaced(
  services: Services,
  { roomId, hostId }: HostedStart,
  { fence, startedAtMs }: Claimed,
  { isKnown, time }: AskedTask,
): Promise<void> {
  const startDeadlineMs = isKnown ? 0 : startedAtMs + START_DEADLINE_MS;
  const task = { fence, hostId, startDeadlineMs, startedAtMs, time, outcome: OVER_QUOTA };
  await stopTask(services, roomId, task);
}

/** The room went on without this start: it was stopped meanwhile, or reconciled by another call. */
async function overtaken(
  services: Services,
  { roomId, hostId }: HostedStart,
  { fence, startedAtMs }: Claimed,
  time: ModeTime,
): Promise<MixResult> {
  const room = await services.rooms.require(roomId);
  if (room.mix.fence === fence && room.mix.state === 'live') return resultOf(room);
  await stopTask(services, roomId, { fence, hostId, startDeadlineMs: 0, startedAtMs, time });
  throw new AppError('MixNotRunning', 'The mix was stopped while it was starting.');
}
