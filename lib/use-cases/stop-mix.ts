/**
 * Stopping a room's mix, and what a stop does to its task. When a call dies right after a step:
 *
 * | dies after       | row        | service   | put right by                                      |
 * |------------------|------------|-----------|---------------------------------------------------|
 * | mark as stopping | `stopping` | task runs | a check within ten minutes: stops it again → idle |
 * | StopMPUTask      | `stopping` | no task   | the next check: it has ended → idle, after a rest |
 * | idle             | `idle`     | no task   | nothing to do                                     |
 *
 * An answer that never came is treated as a death after the step, as it is by `start-mix.ts`.
 */
import { type Actor, requireHost } from '../model/actor';
import type { MixOutcome } from '../model/mix-outcome';
import { availableAt, relayedUntil, VERIFY_AFTER_MS } from '../model/mix-state';
import { MixerOutcomeUnknown } from '../model/mixer';
import { type MixState, type ModeTime, taskId } from '../model/room';
import { StoreFailed, unlessOvertaken } from '../model/table';
import { type MixResult, resultOf } from './mix-result';
import type { Services } from './services';

/**
 * Stops the room's mix; a mix that does not run counts as stopped. The call of somebody who may not
 * stop it writes nothing. Throws `AppError`.
 */
export async function stopMix(
  services: Services,
  { roomId, actor, outcome = 'stopped' }: { roomId: string; actor: Actor; outcome?: MixOutcome },
): Promise<MixResult> {
  const marked = await markStopping(services, roomId, actor);
  if (marked) {
    const { fence, hasOtherHost, ...task } = marked;
    const stop = async () => {
      // Only a host's own stop need not read for whom it counts.
      const isOwn = !actor.isAdmin && !hasOtherHost;
      const hostId = isOwn ? actor.userId : (await services.rooms.require(roomId)).mix.hostId;
      return stopTask(services, roomId, { ...task, fence, hostId, outcome });
    };
    const [stopped] = await Promise.allSettled([
      stop(),
      services.agenda.add(roomId, services.clock.now() + VERIFY_AFTER_MS),
    ]);
    if (stopped.status === 'rejected') throw stopped.reason;
    const { isKnown, ...mix } = stopped.value;
    return { outcome: isKnown ? 'done' : 'pending', roomId, mix: { fence, ...mix } };
  }
  const room = await services.rooms.require(roomId);
  requireHost(room, actor);
  return resultOf(room);
}

async function markStopping({ mixes, agenda, clock }: Services, roomId: string, actor: Actor) {
  const nowMs = clock.now();
  try {
    return await mixes.markStopping(roomId, actor, nowMs);
  } catch (error) {
    // It may have been done, or may still be.
    if (error instanceof StoreFailed) await agenda.add(roomId, nowMs + VERIFY_AFTER_MS);
    return unlessOvertaken(error);
  }
}

/** A mix as far as its stop needs to know it. */
export interface StartedMix {
  fence: number;
  hostId: string;
  /** Until then a start that was sent may still arrive; 0 once it is confirmed. */
  startDeadlineMs: number;
  startedAtMs: number;
  time: ModeTime;
  /** Why it is stopped, for the record. */
  outcome?: MixOutcome;
}

/**
 * Stops a task and writes down that its stream rests now. It may stay unknown for a while whether
 * something still runs. Throws `MixerRefused`.
 */
export async function stopTask(
  services: Services,
  roomId: string,
  { fence, hostId, startDeadlineMs, startedAtMs, time, outcome = 'stopped' }: StartedMix,
): Promise<{ isKnown: boolean; state: MixState; availableAtMs?: number }> {
  const askedAtMs = services.clock.now();
  const startMayArrive = askedAtMs < startDeadlineMs;
  const result = await stopped(services, taskId(roomId, fence), startMayArrive).catch(unlessKnown);
  const nowMs = services.clock.now();
  // A start may have arrived after an old 'absent', so it is the asking that counts.
  const mayStillStart = result === 'absent' && startMayArrive;
  if (result === 'unknown' || mayStillStart) return { isKnown: false, state: 'stopping' };
  try {
    const ended = { fence, hostId, startedAtMs, time, outcome, nowMs };
    const endedAtMs = await endTask(services, roomId, ended).catch(unlessOvertaken);
    return { isKnown: true, state: 'idle', availableAtMs: availableAt(endedAtMs ?? nowMs) };
  } catch (error) {
    if (error instanceof StoreFailed) return { isKnown: false, state: 'stopping' };
    throw error;
  }
}

/**
 * Stops a task. What the service answers to a stop of an unknown task is not documented: while the
 * start may still arrive, a success is believed only if the service knows that the task has ended. A
 * start that came right after such a stop runs.
 */
async function stopped({ mixer }: Services, task: string, startMayArrive: boolean) {
  const result = await mixer.stop(task);
  if (result === 'absent' || !startMayArrive) return result;
  const status = await mixer.status(task);
  return status.is === 'ended' ? result : 'absent';
}

/**
 * Writes down that a task has ended; beside it, its usage ends and its place is given back. What
 * fails beside it is made good by the check that is on the agenda. Returns when it has ended. Throws
 * `ConditionFailed`.
 */
export async function endTask(
  { mixes, usage, quotas }: Services,
  roomId: string,
  ended: Omit<StartedMix, 'startDeadlineMs'> & { outcome: MixOutcome; nowMs: number },
): Promise<number> {
  const { fence, hostId, startedAtMs, outcome, nowMs } = ended;
  // The clocks of two instances differ; a mix that ends before it starts would be one that never ran.
  const endedAtMs = Math.max(nowMs, startedAtMs);
  const relayedMs = relayedUntil(ended.time, endedAtMs);
  const [written] = await Promise.allSettled([
    mixes.end(roomId, { fence, hostId, startedAtMs, endedAtMs, relayedMs, outcome }),
    usage.close({ roomId, fence, startedAtMs }, { endedAtMs, relayedMs, outcome }),
    quotas.giveBack({ roomId, hostId, fence }),
  ]);
  if (written.status === 'rejected') throw written.reason;
  return endedAtMs;
}

function unlessKnown(error: unknown): 'unknown' {
  if (error instanceof MixerOutcomeUnknown) return 'unknown';
  throw error;
}
