/** The doors at which somebody who is banned is turned away. */
import type { Actor } from '../model/actor';
import { type Ban, bannedError } from '../model/ban';
import { isOnlyModerator, withoutModerator } from '../model/keeper';
import type { Room } from '../model/room';
import type { StoreServices } from './services';

type Bans = Pick<StoreServices, 'bans' | 'clock'>;

/** A ban of one of the users from the room, or from every room. */
export async function findBan(
  { bans, clock }: Bans,
  userIds: string[],
  roomId?: string,
): Promise<Ban | undefined> {
  const [ban] = await bans.among(userIds, { roomId, nowMs: clock.now() });
  return ban;
}

/** Throws `Banned` if one of the users is banned from the room, or from every room. */
export async function requireNotBanned(
  services: Bans,
  userIds: string[],
  roomId?: string,
): Promise<void> {
  const ban = await findBan(services, userIds, roomId);
  if (ban) throw bannedError(ban);
}

/**
 * The rooms as their caller gets to see them: a moderator who is banned keeps order in none. What a room
 * itself bans is looked for if it is named.
 */
export async function seenBy(
  services: Bans,
  rooms: Room[],
  { caller, roomId }: { caller: Actor; roomId?: string },
): Promise<Room[]> {
  if (!rooms.some((room) => isOnlyModerator(room, caller))) return rooms;
  const { userId } = caller;
  if (!(await findBan(services, [userId], roomId))) return rooms;
  return rooms.map((room) => ({ ...room, moderators: withoutModerator(room, userId) }));
}

/**
 * Those who would else belong into the room's channel, and are banned. What a room bans does not bind its
 * host, who may have been given the room as the host before banned them.
 */
export async function bannedInRoom({ bans, clock }: Bans, room: Room): Promise<string[]> {
  const { roomId, hostId, stage, pk } = room;
  const guests = stage.map(({ userId }) => userId);
  const others = pk?.others.map((each) => each.hostId) ?? [];
  const userIds = [hostId, ...guests, ...others];
  const found = await bans.among([...new Set(userIds)], { roomId, nowMs: clock.now() });
  const binding = found.filter((ban) => ban.userId !== hostId || ban.roomId === undefined);
  return [...new Set(binding.map(({ userId }) => userId))];
}
