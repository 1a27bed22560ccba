/** A room's picture follows who is there: what comes and goes without a call of anybody. */
import { isSameCast, onAirNow } from '../model/on-air';
import type { Member } from '../model/presence';
import type { OnAir, Room } from '../model/room';
import { unlessOvertaken } from '../model/table';
import { applySceneOrLater } from './scene';
import type { Services } from './services';

/** How often it is tried again when others change the room at the same time. */
const MAX_TRIES = 3;

/** … and after that the room is checked again soon. */
const TRY_AGAIN_MS = 1000;

/** Notes who is on air and sends the scene that follows from it. Answers the room as it is then. */
export async function keepScene(services: Services, room: Room, members: Member[]): Promise<Room> {
  const { agenda, clock, rooms } = services;
  let current = room;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const { now, nextCheckMs } = await onAirIn(services, current, members);
    const written = await write(services, current, now).catch(unlessOvertaken);
    if (written) {
      await applySceneOrLater(services, written);
      if (nextCheckMs !== undefined) await agenda.add(room.roomId, nextCheckMs);
      return written;
    }
    current = (await rooms.find(room.roomId)) ?? current;
  }
  await agenda.add(room.roomId, clock.now() + TRY_AGAIN_MS);
  return current;
}

/**
 * The members may have been read before the room, whose row others have written since from what came
 * later. So they are read again before another cast is written.
 */
async function onAirIn(
  { members, clock }: Services,
  room: Room,
  known: Member[],
): Promise<ReturnType<typeof onAirNow>> {
  const found = onAirNow(room, known, clock.now());
  if (isSameCast(room, found.now)) return found;
  const newest = await members.load(room.roomId);
  return onAirNow(room, newest.members, clock.now());
}

async function write({ roomStages }: Services, room: Room, now: OnAir): Promise<Room> {
  if (!isSameCast(room, now)) return roomStages.setOnAir(room, now);
  const { aloneSinceMs } = now;
  if (room.aloneSinceMs === aloneSinceMs) return room;
  await roomStages.setAloneSince(room, aloneSinceMs);
  return { ...room, aloneSinceMs };
}
