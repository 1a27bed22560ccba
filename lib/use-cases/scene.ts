/** Changing the scene of a running mix, so that the service ends up with the newest one. */
import { AppError } from '../errors';
import { describeError } from '../log';
import { type Actor, requireHost } from '../model/actor';
import { changedScene, fitsSeats, type MixParams, type SceneChange } from '../model/layout';
import {
  isNobodySending,
  isSceneToSend,
  SEND_LASTS_MS,
  SEND_WINDOW_MS,
  withMode,
} from '../model/mix-state';
import { type Room, taskId } from '../model/room';
import { sceneOf } from '../model/scene';
import { unlessOvertaken, won } from '../model/table';
import { requireDrawable } from './drawable';
import type { Services } from './services';

/** A scene that could not be sent is tried again after this. */
const TRY_AGAIN_MS = 5000;
/** How often a send is begun anew when others change the room at the same time. */
const MAX_BEGINS = 3;

/** A change of the scene, with the room as it was read. */
export interface SceneUpdate {
  room: Room;
  actor: Actor;
  /** Refuse the change if the scene has another version now. */
  layoutVersion: number | undefined;
  scene: SceneChange;
}

/** A scene that is being sent: the room's row holds the scene, and that somebody sends it. */
export interface SceneSend {
  room: Room;
  beganAtMs: number;
  /** Whether every call with an older scene has surely ended. */
  isAlone: boolean;
}

/** A send of a changed scene. */
export interface ChangeSend extends SceneSend {
  before: MixParams;
  after: MixParams;
}

/**
 * Writes the new scene into the room's row. Throws `MixNotRunning`, `StaleLayoutVersion`,
 * `NotEnoughSeats`, and `ConditionFailed` when somebody else changed the room meanwhile.
 */
export async function setScene(services: Services, change: SceneUpdate): Promise<ChangeSend> {
  const { room, actor, scene } = change;
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
  const params = changedScene(mix.params, scene);
  requireShowable(services, params);
  return {
    ...(await writeScene(services, room, { actor, params })),
    before: mix.params,
    after: params,
  };
}

/** Writes these parameters into the row and begins to send them. Throws `ConditionFailed`. */
export async function writeScene(
  { agenda, clock, scenes }: Services,
  room: Room,
  { actor, params }: { actor: Actor; params: MixParams },
): Promise<SceneSend> {
  const { mix } = room;
  const beganAtMs = clock.now();
  const untilMs = beganAtMs + SEND_LASTS_MS;
  const time = withMode(mix, sceneOf(room, params).mode, beganAtMs);
  const [changed] = await Promise.all([
    scenes.set(room, { actor, params, untilMs, time }),
    // Should this call die now, the check sends the scene.
    agenda.add(room.roomId, untilMs),
  ]);
  return { room: changed, beganAtMs, isAlone: isNobodySending(mix, beganAtMs) };
}

/** Who moves the row meanwhile need not send this scene: it may be the end of another send. */
async function beginAndSend(services: Services, room: Room): Promise<void> {
  const { agenda, clock, rooms } = services;
  let current: Room | undefined = room;
  for (let tries = 1; tries <= MAX_BEGINS; tries++) {
    if (current?.mix.state !== 'live' || !current.mix.params) return;
    const send = await begin(services, current, current.mix.params);
    if (send) {
      await sendScene(services, send);
      return;
    }
    current = await rooms.find(room.roomId);
    if (current && !isSceneToSend(current.mix, clock.now())) return;
  }
  await agenda.add(room.roomId, clock.now() + TRY_AGAIN_MS);
}

async function begin(
  { clock, scenes }: Services,
  room: Room,
  params: MixParams,
): Promise<SceneSend | undefined> {
  const { mix } = room;
  const beganAtMs = clock.now();
  const untilMs = beganAtMs + SEND_LASTS_MS;
  const time = withMode(mix, sceneOf(room, params).mode, beganAtMs);
  const begun = await scenes.beginSend(room, { untilMs, time }).catch(unlessOvertaken);
  return begun && { room: begun, beganAtMs, isAlone: isNobodySending(mix, beganAtMs) };
}

/**
 * Sends the service the scene that is in the row, unless another call has begun to; if that fails, the
 * next check does.
 */
export async function applySceneOrLater(services: Services, room: Room): Promise<void> {
  if (!isSceneToSend(room.mix, services.clock.now())) return;
  await beginAndSend(services, room).catch((error: unknown) => tryLater(services, room, error));
}

/**
 * Sends the service a scene. Calls may overtake one another, also long after their caller has given
 * up. So a scene counts as applied only if no other send was under way when this one began, and
 * none has begun since; else it is sent once more when all calls have surely ended. A task that
 * still waits for the first member takes no update and may run before the next call, so it is asked
 * for first. Returns the room, its scene applied or not.
 */
export async function sendScene(services: Services, send: SceneSend): Promise<Room> {
  const { room, beganAtMs, isAlone } = send;
  const { roomId, mix } = room;
  if (!mix.params || services.clock.now() > beganAtMs + SEND_WINDOW_MS) return room;
  const task = { taskId: taskId(roomId, mix.fence), channelId: roomId };
  const { is } = await services.mixer.status(task.taskId);
  await services.mixer.update({ ...task, scene: sceneOf(room, mix.params) });
  const isRunning = is === 'running';
  const isNewest = isAlone && (await won(services.scenes.endSend(room, isRunning)));
  if (!isNewest) {
    await sendNewer(services, room).catch((error: unknown) => tryLater(services, room, error));
    return room;
  }
  return isRunning ? { ...room, mix: { ...mix, appliedLayoutVersion: mix.layoutVersion } } : room;
}

/**
 * This call has ended, perhaps after one with a newer scene, which is not shown then: it is sent once
 * more. So the last call that ends leaves the newest scene, without waiting until all surely have.
 */
async function sendNewer(services: Services, sent: Room): Promise<void> {
  const room = await services.rooms.find(sent.roomId);
  const { fence, layoutVersion } = sent.mix;
  if (room?.mix.fence === fence && room.mix.layoutVersion > layoutVersion) {
    await beginAndSend(services, room);
  }
}

/** Puts it on the agenda to send a scene again, and logs why. */
export async function tryLater(
  services: Services,
  { roomId }: Room,
  error: unknown,
): Promise<void> {
  const { agenda, clock, log } = services;
  log({ event: 'scene-later', roomId, error: describeError(error) });
  await agenda.add(roomId, clock.now() + TRY_AGAIN_MS);
}

/**
 * Throws `NotEnoughSeats` if the mix is ordered for fewer people than its layout shows, and
 * `InvalidRequest` if the service has nothing for a part of it.
 */
export function requireShowable(services: Pick<Services, 'cannotShow'>, params: MixParams): void {
  const { layout, seats } = params;
  requireDrawable(services, params);
  if (fitsSeats(layout, seats)) return;
  throw new AppError(
    'NotEnoughSeats',
    `The layout ${layout} needs more seats than the ${seats} of this mix.`,
    {
      details: { layout, seats },
    },
  );
}
