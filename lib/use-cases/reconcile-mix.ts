/** Puts right what a crash, a lost answer or the service itself has left. */

import { endsByMs } from '../model/longest-mix';
import { type MixCorrection, mixCorrection } from '../model/mix-state';
import { type Room, taskId } from '../model/room';
import { unlessOvertaken } from '../model/table';
import { applySceneOrLater } from './scene';
import type { Services } from './services';
import { endTask, stopTask } from './stop-mix';

/**
 * Asks the service what a doubtful mix really is, and writes it down; a scene that it refuses is tried
 * again later. Another call that reconciles the same mix at the same time does no harm. Answers
 * whether the task runs. Throws if the service or the store cannot be asked.
 */
export async function reconcileMix(services: Services, room: Room): Promise<boolean> {
  // What the answer says was true when it was asked for; it may have been read much later.
  const askedAtMs = services.clock.now();
  const status = await services.mixer.status(taskId(room.roomId, room.mix.fence));
  const truth = mixCorrection(room.mix, status, askedAtMs);
  await write(services, room, truth).catch(unlessOvertaken);
  const isRunning = status.is === 'running';
  if (isRunning) await applySceneOrLater(services, room);
  return isRunning;
}

async function write(services: Services, room: Room, truth: MixCorrection): Promise<void> {
  const { claims, mixes, directory, clock, config } = services;
  const { roomId } = room;
  const { fence, hostId, layoutVersion, startDeadlineMs, startedAtMs } = room.mix;
  const task = { fence, hostId, startedAtMs, time: room.mix };
  const nowMs = clock.now();
  switch (truth.to) {
    case 'live':
      if (room.mix.state === 'live') return mixes.touch(roomId, { fence, nowMs });
      await claims.confirm(roomId, {
        fence,
        // The people may have changed since it was started, so that the scene is sent again.
        layoutVersion: layoutVersion - 1,
        nowMs,
        time: room.mix,
        // Nobody has seen whether its start took the place.
        isPlaced: false,
        endsByMs: endsByMs(room, startedAtMs, config.maxMixMinutes),
      });
      return directory.listAsLive(room);
    case 'idle':
      await endTask(services, roomId, { ...task, outcome: truth.outcome, nowMs });
      return;
    case 'stop-again':
      await stopTask(services, roomId, { ...task, startDeadlineMs });
      return;
    case 'unchanged':
      return;
    default:
      return truth satisfies never;
  }
}
