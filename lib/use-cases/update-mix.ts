/**
 * Changing the scene of a running mix. A call that dies with the new scene in the row leaves the old
 * one at the service; the next check sends it when all calls have ended.
 */
import * as z from 'zod/mini';
import type { Actor } from '../model/actor';
import type { SceneChange } from '../model/layout';
import { sceneShape } from '../model/mix-request';
import { isSceneApplied } from '../model/mix-state';
import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import { unlessOvertaken } from '../model/table';
import { MAX_TRIES, type MixResult, tooBusy } from './mix-result';
import { reconcileMix } from './reconcile-mix';
import { takeBack } from './refused-change';
import { type ChangeSend, sendScene, setScene } from './scene';
import type { Services } from './services';

/** The body of a change; with `layoutVersion` it is refused if somebody else was faster. */
export const updateMixBody = z.strictObject({
  ...sceneShape,
  layoutVersion: z.optional(z.int().check(z.gte(1))),
});

/** A change of the scene, and its caller. */
export interface Update {
  roomId: string;
  actor: Actor;
  /** Refuse the change if the scene has another version now. */
  layoutVersion: number | undefined;
  scene: SceneChange;
}

/** Changes the scene of the running mix; what is not named stays. Throws `AppError`. */
export async function updateMix(services: Services, update: Update): Promise<MixResult> {
  const { roomId } = update;
  const send = await setNewestScene(services, update);
  const { room } = send;
  try {
    const shown = await sendScene(services, send);
    return { outcome: isSceneApplied(shown.mix) ? 'done' : 'pending', roomId, mix: shown.mix };
  } catch (error) {
    if (error instanceof MixerOutcomeUnknown) return { outcome: 'pending', roomId, mix: room.mix };
    if (error instanceof MixerRefused) {
      // The task may have ended by itself: then the room must not go on believing in it.
      const isRunning = await reconcileMix(services, room);
      if (isRunning && !error.throttled) await takeBack(services, send);
    }
    throw error;
  }
}

async function setNewestScene(services: Services, update: Update): Promise<ChangeSend> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await services.rooms.require(update.roomId);
    const changed = await setScene(services, { ...update, room }).catch(unlessOvertaken);
    if (changed) return changed;
  }
  throw tooBusy();
}
