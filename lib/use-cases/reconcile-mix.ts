/** Puts right what a crash, a lost answer or the service itself has left: see `mix.ts`. */

import { availableAt, type MixCorrection, mixCorrection, relayedUntil } from '../model/mix-state';
import { MixerOutcomeUnknown } from '../model/mixer';
import { type MixState, type ModeTime, type Room, taskId } from '../model/room';
import { StoreFailed, unlessOvertaken } from '../model/table';
import { applyScene } from './scene';
import type { Services } from './services';

/**
 * Asks the service what a doubtful mix really is, and writes it down. Another call that reconciles the
 * same mix at the same time does no harm. Throws if the service or the store cannot be asked.
 */
export async function reconcileMix(services: Services, room: Room): Promise<void> {
  // What the answer says was true when it was asked for; it may have been read much later.
  const askedAtMs = services.clock.now();
  const status = await services.mixer.status(taskId(room.roomId, room.mix.fence));
  const truth = mixCorrection(room.mix, status, askedAtMs);
  await write(services, room, truth).catch(unlessOvertaken);
  if (status.is === 'running') await applyScene(services, room);
}

async function write(services: Services, room: Room, truth: MixCorrection): Promise<void> {
  const { mixes, rooms, clock } = services;
  const { roomId, hostId } = room;
  const { fence, layoutVersion, startDeadlineMs, startedAtMs } = room.mix;
  const task = { fence, hostId, startedAtMs, time: room.mix };
  const nowMs = clock.now();
  switch (truth.to) {
    case 'live':
      if (room.mix.state === 'live') return mixes.touch(roomId, { fence, nowMs });
      await mixes.confirm(roomId, {
        fence,
        // The people may have changed since it was started, so that the scene is sent again.
        layoutVersion: layoutVersion - 1,
        nowMs,
        time: room.mix,
        endsByMs: startedAtMs + room.maxDurationMinutes * 60_000,
      });
      return rooms.listAsLive(room);
    case 'idle':
      return endTask(services, roomId, { ...task, outcome: truth.outcome, nowMs });
    case 'stop-again':
      await stopTask(services, roomId, { ...task, startDeadlineMs });
      return;
    case 'unchanged':
      return;
    default:
      return truth satisfies never;
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
  outcome?: string;
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
    await endTask(services, roomId, ended).catch(unlessOvertaken);
  } catch (error) {
    if (error instanceof StoreFailed) return { isKnown: false, state: 'stopping' };
    throw error;
  }
  return { isKnown: true, state: 'idle', availableAtMs: availableAt(nowMs) };
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
 * fails beside it is made good by the check that is on the agenda. Throws `ConditionFailed`.
 */
async function endTask(
  { mixes, usage, quotas }: Services,
  roomId: string,
  ended: Omit<StartedMix, 'startDeadlineMs'> & { outcome: string; nowMs: number },
): Promise<void> {
  const { fence, hostId, startedAtMs, outcome, nowMs } = ended;
  const relayedMs = relayedUntil(ended.time, nowMs);
  const [written] = await Promise.allSettled([
    mixes.end(roomId, { fence, startedAtMs, endedAtMs: nowMs, relayedMs, outcome }),
    usage.close({ roomId, fence, startedAtMs }, { endedAtMs: nowMs, relayedMs, outcome }),
    quotas.giveBack({ roomId, hostId, fence }),
  ]);
  if (written.status === 'rejected') throw written.reason;
}

function unlessKnown(error: unknown): 'unknown' {
  if (error instanceof MixerOutcomeUnknown) return 'unknown';
  throw error;
}
