/**
 * Starting, changing and stopping a room's mix. The room's row is the only way to a task, so the
 * platform's rules on StreamURLs hold by its conditional writes alone (see `mix-state.ts`).
 *
 * What is left behind when a call dies right after a step, and who puts it right:
 *
 * | call   | dies after           | row        | service   | put right by                                       |
 * |--------|----------------------|------------|-----------|----------------------------------------------------|
 * | start  | claim                | `starting` | no task   | the next check, by `reconcileMix`:                 |
 * |        |                      |            |           | no task by the deadline → idle, rested             |
 * | start  | StartMPUTask         | `starting` | task runs | the next check: the task is there → live           |
 * | start  | confirm              | `live`     | task runs | nothing to do                                      |
 * | stop   | mark as stopping     | `stopping` | task runs | a check within ten minutes: stops it again → idle  |
 * | stop   | StopMPUTask          | `stopping` | no task   | the next check: it has ended → idle, after a rest  |
 * | stop   | idle                 | `idle`     | no task   | nothing to do                                      |
 * | update | new scene in the row | `live`     | old scene | the next check: sends it when all calls have ended |
 *
 * An answer that never came (time-out, reset, 5xx) is treated as a death after the step: the row
 * stays as it is, the caller gets 202, and the next check of the room asks the service.
 */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import { type SceneChange, sceneShape } from '../model/layout';
import { isSceneApplied, VERIFY_AFTER_MS } from '../model/mix-state';
import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import type { Mix, Room } from '../model/room';
import { StoreFailed, unlessOvertaken } from '../model/table';
import { reconcileMix, stopTask } from './reconcile-mix';
import { type SceneSend, sendScene, setScene } from './scene';
import type { Services } from './services';

/** How often a call tries again on a room that others change at the same time. */
export const MAX_TRIES = 5;

/** The body of a change; with `layoutVersion` it is refused if somebody else was faster. */
export const updateMixBody = z.strictObject({
  ...sceneShape,
  layoutVersion: z.optional(z.int().check(z.gte(1))),
});

/** What came of a start, a change or a stop. */
export interface MixResult {
  /** `pending`: it cannot be known yet; asking for the room later tells. */
  outcome: 'done' | 'done-before' | 'pending';
  roomId: string;
  mix: Partial<Mix> & Pick<Mix, 'state'>;
}

/**
 * Stops the room's mix; a mix that does not run counts as stopped. The call of somebody who may not
 * stop it writes nothing. Throws `AppError`.
 */
export async function stopMix(
  services: Services,
  { roomId, actor, outcome = 'stopped' }: { roomId: string; actor: Actor; outcome?: string },
): Promise<MixResult> {
  const hostId = actor.isAdmin ? (await services.rooms.require(roomId)).hostId : actor.userId;
  const marked = await markStopping(services, roomId, actor);
  if (marked) {
    const { fence } = marked;
    const [stopped] = await Promise.allSettled([
      stopTask(services, roomId, { ...marked, hostId, outcome }),
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
    // The task may have ended by itself: then the room must not go on believing in it.
    if (error instanceof MixerRefused) await reconcileMix(services, room);
    throw error;
  }
}

/** What a room's row says of its mix. */
export function resultOf({ roomId, mix }: Room): MixResult {
  const pending = mix.state === 'starting' || mix.state === 'stopping';
  return { roomId, outcome: pending ? 'pending' : 'done-before', mix };
}

async function setNewestScene(services: Services, update: Update): Promise<SceneSend> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await services.rooms.require(update.roomId);
    const changed = await setScene(services, { ...update, room }).catch(unlessOvertaken);
    if (changed) return changed;
  }
  throw tooBusy();
}

/** Others were faster again and again. */
export function tooBusy(): AppError {
  return new AppError('MixerUnavailable', 'The mix is being changed by others; try again.');
}
