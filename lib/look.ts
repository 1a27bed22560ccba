/** Changing how a running mix looks, so that the service ends up with the newest look. */
import { type Actor, requireHost } from './auth';
import { AppError } from './errors';
import { changedLook, fitsSeats, type Look, type MixParams } from './layout';
import { type Room, taskId } from './room-row';
import type { Services } from './services';
import { shownMix } from './shown-mix';
import { ConditionFailed } from './table';

/** How often a change is tried again when others change the look at the same time. */
const MAX_TRIES = 4;

export interface LookChange {
  room: Room;
  actor: Actor;
  /** Refuse the change if the look is not this version any more. */
  layoutVersion: number | undefined;
  look: Look;
}

/**
 * Writes the new look into the room's row. Throws `MixNotRunning`, `StaleLayoutVersion`,
 * `NotEnoughSeats`, and `ConditionFailed` when somebody else changed the room meanwhile.
 */
export async function setLook(services: Services, change: LookChange): Promise<Room> {
  const { room, actor, look } = change;
  const { mix, roomId } = room;
  requireHost(room, actor);
  if (mix.state !== 'live' || !mix.params) {
    throw new AppError('MixNotRunning', `The room's mix is ${mix.state}.`, {
      details: { state: mix.state },
    });
  }
  if (change.layoutVersion !== undefined && change.layoutVersion !== mix.layoutVersion) {
    throw new AppError('StaleLayoutVersion', 'The layout was changed by somebody else.', {
      details: { layoutVersion: mix.layoutVersion },
    });
  }
  const params = changedLook(mix.params, look);
  requireSeats(params);
  const { fence, layoutVersion } = mix;
  const next = await services.mixes.setLook(roomId, { actor, fence, layoutVersion, params });
  return { ...room, mix: { ...mix, params, layoutVersion: next } };
}

/**
 * Tells the service the room's look, and again if it changed meanwhile: calls may arrive out of
 * order, so only a look that is still the newest afterwards counts as applied.
 * Answers the room, its look applied or not (the task may still wait for the first member).
 */
export async function applyLook(services: Services, room: Room): Promise<Room> {
  let newest: Room | undefined = room;
  for (let tries = 1; newest && tries <= MAX_TRIES; tries++) {
    const { roomId, hostId, kind, mix }: Room = newest;
    if (mix.fence !== room.mix.fence || mix.state !== 'live' || !mix.params) break;
    const task = { taskId: taskId(roomId, mix.fence), channelId: roomId, hostId, kind };
    await services.mixer.update({ ...task, ...shownMix(newest, mix.params) });
    const status = await services.mixer.status(task.taskId);
    if (status.is !== 'running') return newest;
    try {
      const { fence, layoutVersion } = mix;
      await services.mixes.markLookApplied(roomId, { fence, layoutVersion });
      return { ...newest, mix: { ...mix, appliedLayoutVersion: layoutVersion } };
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
    newest = await services.rooms.find(roomId);
  }
  return newest ?? room;
}

/** Throws `NotEnoughSeats` if the mix is ordered for fewer people than its layout shows. */
export function requireSeats({ layout, seats }: MixParams): void {
  if (fitsSeats(layout, seats)) return;
  throw new AppError(
    'NotEnoughSeats',
    `The layout ${layout} needs more seats than the ${seats} of this mix.`,
    {
      details: { layout, seats },
    },
  );
}
