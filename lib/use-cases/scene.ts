/** Changing how a running mix looks, so that the service ends up with the newest look. */
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import { changedLook, fitsSeats, type Look, type MixParams } from '../model/layout';
import { shownMix } from '../model/mix-input';
import { isLookToTell, isNobodyTelling, SEND_WINDOW_MS, TELLING_MS } from '../model/mix-state';
import { type Room, taskId } from '../model/room';
import { unlessOvertaken } from '../model/table';
import type { Services } from './services';

export interface LookChange {
  room: Room;
  actor: Actor;
  /** Refuse the change if the look is not this version any more. */
  layoutVersion: number | undefined;
  look: Look;
}

/** A look that its caller has begun to tell the service: it is in the room's row, and so is that. */
export interface Telling {
  room: Room;
  beganAtMs: number;
  /** Whether no call that tells an older look can arrive any more. */
  isAlone: boolean;
}

/**
 * Writes the new look into the room's row. Throws `MixNotRunning`, `StaleLayoutVersion`,
 * `NotEnoughSeats`, and `ConditionFailed` when somebody else changed the room meanwhile.
 */
export async function setLook(services: Services, change: LookChange): Promise<Telling> {
  const { room, actor, look } = change;
  const { mix } = room;
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
  const beganAtMs = services.clock.now();
  const untilMs = beganAtMs + TELLING_MS;
  const changed = await services.looks.set(room, { actor, params, untilMs });
  return { room: changed, beganAtMs, isAlone: isNobodyTelling(mix, beganAtMs) };
}

/**
 * Tells the service the look that is in the row, unless somebody else has begun to. Throws
 * `MixerRefused` and `MixerOutcomeUnknown`.
 */
export async function applyLook(services: Services, room: Room): Promise<void> {
  const { mix } = room;
  const beganAtMs = services.clock.now();
  if (mix.state !== 'live' || !isLookToTell(mix, beganAtMs)) return;
  const begun = await services.looks
    .beginTelling(room, beganAtMs + TELLING_MS)
    .catch(unlessOvertaken);
  if (!begun) return;
  await tellLook(services, { room: begun, beganAtMs, isAlone: isNobodyTelling(mix, beganAtMs) });
}

/**
 * Tells the service a look. Calls may overtake one another, also long after their caller has given
 * up, so a look counts as applied only if nobody was telling an older one when this began, and
 * nobody has begun since; else it is told once more when all calls have surely ended.
 * Answers the room, its look applied or not (the task may still wait for the first member).
 */
export async function tellLook(services: Services, telling: Telling): Promise<Room> {
  const { room, beganAtMs, isAlone } = telling;
  const { roomId, hostId, kind, mix } = room;
  if (!mix.params || services.clock.now() > beganAtMs + SEND_WINDOW_MS) return room;
  const task = { taskId: taskId(roomId, mix.fence), channelId: roomId, hostId, kind };
  await services.mixer.update({ ...task, ...shownMix(room, mix.params) });
  const status = await services.mixer.status(task.taskId);
  if (!isAlone) return room;
  const isRunning = status.is === 'running';
  const isNewest = await services.looks
    .endTelling(room, isRunning)
    .then(() => true, unlessOvertaken);
  if (!isNewest || !isRunning) return room;
  return { ...room, mix: { ...mix, appliedLayoutVersion: mix.layoutVersion } };
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
