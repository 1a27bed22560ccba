/**
 * Who of a room is covered. A cover is part of the scene, so that every scene which is sent later has
 * it, whoever changes what; it ends with the show or by an admin.
 *
 * | dies after       | what is left                     | put right by                        |
 * |------------------|----------------------------------|-------------------------------------|
 * | cover in the row | the service still shows the pane | the check on the agenda sends it    |
 */
import { withCover, withoutCover } from '../model/cover';
import type { Fact } from '../model/event';
import { liftedFact } from '../model/moderation-fact';
import type { Room } from '../model/room';
import { unlessOvertaken } from '../model/table';
import { RECHECK_AFTER_MS } from './recheck';
import { applySceneOrLater } from './scene';
import type { Services } from './services';
import { roomBusy } from './stage';

/** How often a change is tried again when others change the scene at the same time. */
const MAX_TRIES = 5;

/** Covers users and notes it, whether they were covered or not. Throws `RoomNotFound` and `RoomBusy`. */
export async function coverUsers(
  services: Services,
  roomId: string,
  { userIds, factAt }: { userIds: string[]; factAt(nowMs: number): Fact },
): Promise<void> {
  const { coverUrl } = services.config;
  const decide = (room: Room) => withCover(room, userIds, coverUrl);
  const isNew = await changeCover(services, roomId, { decide, factAt });
  if (!isNew) await services.rooms.note(roomId, factAt(services.clock.now()));
}

/** The user may be seen and heard again; repeating it does nothing. Throws `RoomNotFound` and `RoomBusy`. */
export async function uncoverUser(
  services: Services,
  roomId: string,
  userId: string,
): Promise<void> {
  await changeCover(services, roomId, {
    decide: (room) => withoutCover(room, userId),
    factAt: (nowMs) => liftedFact(userId, nowMs),
  });
}

/** Changes who is covered, and notes it; answers whether anything had to change. */
async function changeCover(
  services: Services,
  roomId: string,
  change: { decide(room: Room): Room['cover']; factAt(nowMs: number): Fact },
): Promise<boolean> {
  const { rooms, moderation, agenda, clock } = services;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await rooms.require(roomId);
    const nowMs = clock.now();
    const cover = change.decide(room);
    if (cover === room.cover) return false;
    const [changed] = await Promise.all([
      moderation.setCover(room, cover, change.factAt(nowMs)).catch(unlessOvertaken),
      agenda.add(roomId, nowMs + RECHECK_AFTER_MS),
    ]);
    if (changed) {
      await applySceneOrLater(services, changed);
      return true;
    }
  }
  throw roomBusy();
}
