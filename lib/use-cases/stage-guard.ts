/**
 * Nobody stays in a room's channel who has no seat or is banned: not one who was removed while the
 * service did not answer, and not one who comes back with a token from before.
 */

import { describeError } from '../log';
import { SYSTEM } from '../model/actor';
import { eventsOfList, type Member } from '../model/presence';
import type { Room } from '../model/room';
import { mayBeInChannel, seatOf } from '../model/stage-state';
import { putOut } from './put-out';
import type { Services } from './services';

/** What could not be done is tried again after this. */
const TRY_AGAIN_MS = 30_000;

export interface GuardedStage {
  /** As it was read last. */
  room: Room;
  /** Those who are known, without the ones who do not belong there. */
  members: Member[];
  /** When to check again, if somebody could not be put out. */
  againAtMs?: number;
}

/**
 * Puts out of the channel who does not belong there. With `audit` the channel itself is asked who
 * is there, as events may have been lost. What fails is logged, and fails nothing else.
 */
export async function guardStage(
  services: Services,
  room: Room,
  { known, banned, audit }: { known: Member[]; banned: string[]; audit: boolean },
): Promise<GuardedStage> {
  try {
    // In a room that never had a stage nobody but the host has ever had a token.
    const isToBeAudited = audit && (room.stageVersion > 0 || banned.length > 0);
    const { users, members } = isToBeAudited
      ? await followList(services, room, { known, banned })
      : { users: undefined, members: known };
    await unseatBanned(services, room, banned);
    return await putOutsidersOut(services, room, { members, users, banned });
  } catch (error) {
    services.log({ event: 'remove-later', roomId: room.roomId, error: describeError(error) });
    return { room, members: known, againAtMs: services.clock.now() + TRY_AGAIN_MS };
  }
}

/** Who was banned from every room may have a seat that the ban did not know of. */
async function unseatBanned(services: Services, room: Room, banned: string[]): Promise<void> {
  const { roomId, stage } = room;
  for (const userId of banned.filter((each) => seatOf(stage, each))) {
    await putOut(services, { roomId, userId, actor: SYSTEM });
  }
}

async function putOutsidersOut(
  services: Services,
  room: Room,
  { members, users, banned }: { members: Member[]; users: string[] | undefined; banned: string[] },
): Promise<GuardedStage> {
  const present = members.filter(({ isPresent }) => isPresent).map(({ userId }) => userId);
  const there = [...new Set([...present, ...(users ?? [])])];
  const mayStay = (read: Room) => (userId: string) =>
    mayBeInChannel(read, userId) && !banned.includes(userId);
  if (there.every(mayStay(room))) return { room, members };
  // The room was read before its members: meanwhile somebody may have been seated and come.
  const newest = (await services.rooms.find(room.roomId)) ?? room;
  const outsiders = there.filter((userId) => !mayStay(newest)(userId));
  const inside = outsiders.filter((userId) => users?.includes(userId) ?? true);
  if (inside.length > 0) {
    await services.channels.remove(room.roomId, inside);
    services.log({ event: 'removed', roomId: room.roomId, users: inside });
  }
  return {
    room: newest,
    members: members.filter(({ userId }) => !outsiders.includes(userId)),
  };
}

/**
 * Marks down what the channel's list tells and no event has: that one was lost. Answers the list, and
 * the members as they are then.
 */
async function followList(
  { channels, members, clock }: Services,
  room: Room,
  { known, banned }: { known: Member[]; banned: string[] },
): Promise<{ users: string[]; members: Member[] }> {
  const { roomId } = room;
  const readAtMs = clock.now();
  const users = await channels.users(roomId);
  const mayBeThere = (userId: string) => mayBeInChannel(room, userId) && !banned.includes(userId);
  const events = eventsOfList({ roomId, users, readAtMs }, known, mayBeThere);
  if (events.length === 0) return { users, members: known };
  await members.record(...events);
  return { users, members: (await members.load(roomId)).members };
}
