/**
 * Starting, changing and stopping a room's mix. The room's row is the only way to a task, so the
 * platform's rules on StreamURLs hold by its conditional writes alone (see `mix-state.ts`).
 *
 * What is left behind when a call dies right after a step, and who puts it right:
 *
 * | call  | dies after          | row        | service    | put right by                              |
 * |-------|---------------------|------------|------------|-------------------------------------------|
 * | start | claim               | `starting` | no task    | `settle`: no task by the start's deadline → |
 * |       |                     |            |            | idle, after a rest                        |
 * | start | StartMPUTask        | `starting` | task runs  | `settle`: the task is there → live        |
 * | start | confirm             | `live`     | task runs  | nothing to do                             |
 * | stop  | mark as stopping    | `stopping` | task runs  | `settle`: stops it again → idle           |
 * | stop  | StopMPUTask         | `stopping` | no task    | `settle`: it has ended → idle, after a rest |
 * | stop  | idle                | `idle`     | no task    | nothing to do                             |
 * | look  | new look in the row | `live`     | old look   | `settle`: applies it again                |
 *
 * An answer that never came (time-out, reset, 5xx) is treated as a death after the step: the row
 * stays as it is, the caller gets 202, and whoever looks at the room next asks the service.
 */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { pushUrl } from './aliyun/live-url';
import { MixerOutcomeUnknown, MixerRefused } from './aliyun/mixer';
import { type Actor, requireHost } from './auth';
import { AppError } from './errors';
import { type Look, lookShape, mixRequestShape } from './layout';
import { applyLook, requireSeats, setLook } from './look';
import { decideStart, isLookApplied, SEND_WINDOW_MS, type StartRequest } from './mix-state';
import type { Claim, Claimed } from './mix-store';
import { type Mix, type Room, streamName, taskId } from './room-row';
import type { Services } from './services';
import { settle, stopTask } from './settle';
import { ConditionFailed, StoreFailed } from './table';

/** How often a call looks again at a room that others change at the same time. */
const MAX_TRIES = 5;

/** The body of a start. */
export const startMixBody = z.strictObject({
  ...mixRequestShape,
  onCooldown: z._default(z.enum(['reject', 'wait', 'rotate']), 'reject'),
});

/** The body of a change; with `layoutVersion` it is refused if somebody else was faster. */
export const updateMixBody = z.strictObject({
  ...lookShape,
  layoutVersion: z.optional(z.int().check(z.gte(1))),
});

export interface Start extends StartRequest {
  roomId: string;
  actor: Actor;
}

export interface MixAnswer {
  /** `pending`: it cannot be known yet; asking for the room later tells. */
  outcome: 'done' | 'done-before' | 'pending';
  roomId: string;
  mix: Partial<Mix> & Pick<Mix, 'state'>;
}

/**
 * Starts the room's mix: claim, StartMPUTask, confirm. Throws `AppError`: the room is not there, not
 * the caller's or closed, the mix is not idle, its stream still rests, or the service refused.
 */
export async function startMix(services: Services, start: Start): Promise<MixAnswer> {
  requireSeats(start.params);
  const token = randomUUID();
  let stream: 'same' | 'new' = 'same';
  let justSettled = false;
  let { onCooldown } = start;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const nowMs = services.clock.now();
    const claimed = await claim(services, start, { token, stream, nowMs });
    if (claimed) return runTask(services, start, { ...claimed, claimedAtMs: nowMs });
    const room = await services.rooms.require(start.roomId);
    requireHost(room, start.actor);
    const now = { nowMs: services.clock.now(), justSettled };
    const decision = decideStart(room, { ...start, onCooldown }, now);
    stream = decision.do === 'claim-new-stream' ? 'new' : 'same';
    if (decision.do === 'repeat') return answerOf(room);
    if (decision.do === 'settle') {
      await settle(services, room);
      justSettled = true;
    }
    if (decision.do === 'wait') {
      await services.clock.sleepUntil(decision.untilMs);
      onCooldown = 'reject';
    }
  }
  throw tooBusy();
}

/** Stops the room's mix; a mix that does not run counts as stopped. Throws `AppError`. */
export async function stopMix(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<MixAnswer> {
  const marked = await services.mixes
    .markStopping(roomId, actor, services.clock.now())
    .catch(unlessOvertaken);
  if (marked) {
    const { outcome, ...mix } = await stopTask(services, roomId, marked);
    return { outcome, roomId, mix: { fence: marked.fence, ...mix } };
  }
  const room = await services.rooms.require(roomId);
  requireHost(room, actor);
  return answerOf(room);
}

export interface Update {
  roomId: string;
  actor: Actor;
  /** Refuse the change if the look is not this version any more. */
  layoutVersion: number | undefined;
  look: Look;
}

/** Changes how the running mix looks; what is not named stays. Throws `AppError`. */
export async function updateMix(services: Services, update: Update): Promise<MixAnswer> {
  const { roomId } = update;
  const room = await setNewestLook(services, update);
  try {
    const shown = await applyLook(services, room);
    return { outcome: isLookApplied(shown.mix) ? 'done' : 'pending', roomId, mix: shown.mix };
  } catch (error) {
    if (error instanceof MixerOutcomeUnknown) return { outcome: 'pending', roomId, mix: room.mix };
    // The task may have ended by itself: then the room must not go on believing in it.
    if (error instanceof MixerRefused) await settle(services, room);
    throw error;
  }
}

/** What a room's row says of its mix. */
export function answerOf({ roomId, mix }: Room): MixAnswer {
  const pending = mix.state === 'starting' || mix.state === 'stopping';
  return { roomId, outcome: pending ? 'pending' : 'done-before', mix };
}

async function setNewestLook(services: Services, update: Update): Promise<Room> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await services.rooms.require(update.roomId);
    const changed = await setLook(services, { ...update, room }).catch(unlessOvertaken);
    if (changed) return changed;
  }
  throw tooBusy();
}

async function claim(
  { mixes }: Services,
  start: Start,
  attempt: Pick<Claim, 'token' | 'stream' | 'nowMs'>,
): Promise<Claimed | undefined> {
  const { roomId, actor, idempotencyKey, params } = start;
  const claim = { actor, idempotencyKey, params, ...attempt };
  try {
    return await mixes.claim(roomId, claim).catch((error) => {
      // It may have been done; the token makes the same claim again harmless.
      if (error instanceof StoreFailed) return mixes.claim(roomId, claim);
      throw error;
    });
  } catch (error) {
    return unlessOvertaken(error);
  }
}

type Running = Claimed & { claimedAtMs: number };

async function runTask(services: Services, start: Start, claimed: Running): Promise<MixAnswer> {
  const { fence, generation, layoutVersion } = claimed;
  const { roomId, params } = start;
  const base = { fence, generation, layoutVersion, params };
  const pending = {
    roomId,
    outcome: 'pending' as const,
    mix: { ...base, state: 'starting' as const },
  };
  try {
    await startTask(services, start, claimed);
  } catch (error) {
    if (error instanceof MixerOutcomeUnknown) return pending;
    // Nothing was started, so the claim is given back.
    const outcome = error instanceof MixerRefused ? `refused: ${error.code}` : 'given up';
    await services.mixes.release(roomId, { fence, outcome }).catch(unlessOvertaken);
    throw error;
  }
  const nowMs = services.clock.now();
  const live = { startedAtMs: nowMs, endsByMs: nowMs + services.config.maxMixMs };
  try {
    await services.mixes.confirm(roomId, { fence, layoutVersion, nowMs, endsByMs: live.endsByMs });
  } catch (error) {
    if (error instanceof StoreFailed) return pending;
    if (error instanceof ConditionFailed) return overtaken(services, roomId, fence);
    throw error;
  }
  const mix = { ...base, ...live, state: 'live' as const, appliedLayoutVersion: layoutVersion };
  return { roomId, outcome: 'done', mix };
}

async function startTask(services: Services, start: Start, claimed: Running): Promise<void> {
  const { roomId, actor, params } = start;
  const { config, clock, mixer } = services;
  const hostId = actor.isAdmin ? (await services.rooms.require(roomId)).hostId : actor.userId;
  const stream = streamName(roomId, claimed.generation);
  const nowMs = clock.now();
  // An instance that was frozen meanwhile must not start a task that others believe dead.
  if (nowMs > claimed.claimedAtMs + SEND_WINDOW_MS) {
    throw new AppError('MixerUnavailable', 'The start took too long and was given up; try again.');
  }
  await mixer.start({
    taskId: taskId(roomId, claimed.fence),
    channelId: roomId,
    hostId,
    pushUrl: pushUrl(config.live, stream, nowMs),
    params,
  });
}

/** The room went on without this start: it was stopped meanwhile, or settled by somebody else. */
async function overtaken(services: Services, roomId: string, fence: number): Promise<MixAnswer> {
  const room = await services.rooms.require(roomId);
  if (room.mix.fence === fence && room.mix.state === 'live') return answerOf(room);
  await stopTask(services, roomId, { fence, startDeadlineMs: 0 });
  throw new AppError('MixNotRunning', 'The mix was stopped while it was starting.');
}

function tooBusy(): AppError {
  return new AppError('MixerUnavailable', 'The mix is being changed by others; try again.');
}

function unlessOvertaken(error: unknown): undefined {
  if (!(error instanceof ConditionFailed)) throw error;
}
