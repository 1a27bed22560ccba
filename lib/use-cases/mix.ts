/**
 * Starting, changing and stopping a room's mix. The room's row is the only way to a task, so the
 * platform's rules on StreamURLs hold by its conditional writes alone (see `mix-state.ts`).
 *
 * What is left behind when a call dies right after a step, and who puts it right:
 *
 * | call  | dies after          | row        | service    | put right by                              |
 * |-------|---------------------|------------|------------|-------------------------------------------|
 * | start | claim               | `starting` | no task    | whoever looks at the room next: `settle`, |
 * |       |                     |            |            | no task by the deadline → idle, rested    |
 * | start | StartMPUTask        | `starting` | task runs  | `settle`: the task is there → live        |
 * | start | confirm             | `live`     | task runs  | nothing to do                             |
 * | stop  | mark as stopping    | `stopping` | task runs  | the next look of a live room, ten minutes |
 * |       |                     |            |            | at most: `settle`: stops it again → idle  |
 * | stop  | StopMPUTask         | `stopping` | no task    | `settle`: it has ended → idle, after a rest |
 * | stop  | idle                | `idle`     | no task    | nothing to do                             |
 * | look  | new look in the row | `live`     | old look   | `settle`: tells it when all calls have ended |
 *
 * An answer that never came (time-out, reset, 5xx) is treated as a death after the step: the row
 * stays as it is, the caller gets 202, and whoever looks at the room next asks the service.
 */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import { type Look, lookShape } from '../model/layout';
import { ASK_AFTER_MS, isLookApplied } from '../model/mix-state';
import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import type { Mix, Room } from '../model/room';
import { StoreFailed, unlessOvertaken } from '../model/table';
import { settle, stopTask } from './reconcile-mix';
import { setLook, type Telling, tellLook } from './scene';
import type { Services } from './services';

/** How often a call looks again at a room that others change at the same time. */
export const MAX_TRIES = 5;

/** The body of a change; with `layoutVersion` it is refused if somebody else was faster. */
export const updateMixBody = z.strictObject({
  ...lookShape,
  layoutVersion: z.optional(z.int().check(z.gte(1))),
});

export interface MixAnswer {
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
): Promise<MixAnswer> {
  const hostId = actor.isAdmin ? (await services.rooms.require(roomId)).hostId : actor.userId;
  const marked = await markStopping(services, roomId, actor);
  if (marked) {
    const { fence } = marked;
    const [stopped] = await Promise.allSettled([
      stopTask(services, roomId, { ...marked, hostId, outcome }),
      services.agenda.add(roomId, services.clock.now() + ASK_AFTER_MS),
    ]);
    if (stopped.status === 'rejected') throw stopped.reason;
    const { isKnown, ...mix } = stopped.value;
    return { outcome: isKnown ? 'done' : 'pending', roomId, mix: { fence, ...mix } };
  }
  const room = await services.rooms.require(roomId);
  requireHost(room, actor);
  return answerOf(room);
}

async function markStopping({ mixes, agenda, clock }: Services, roomId: string, actor: Actor) {
  const nowMs = clock.now();
  try {
    return await mixes.markStopping(roomId, actor, nowMs);
  } catch (error) {
    // It may have been done, or may still be.
    if (error instanceof StoreFailed) await agenda.add(roomId, nowMs + ASK_AFTER_MS);
    return unlessOvertaken(error);
  }
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
  const telling = await setNewestLook(services, update);
  const { room } = telling;
  try {
    const shown = await tellLook(services, telling);
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

async function setNewestLook(services: Services, update: Update): Promise<Telling> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await services.rooms.require(update.roomId);
    const changed = await setLook(services, { ...update, room }).catch(unlessOvertaken);
    if (changed) return changed;
  }
  throw tooBusy();
}

/** Others were faster again and again. */
export function tooBusy(): AppError {
  return new AppError('MixerUnavailable', 'The mix is being changed by others; try again.');
}
