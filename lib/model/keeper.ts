/** Who keeps order in a room: its host, the moderators whom the host names, and admins. */
import { AppError } from '../errors';
import type { Actor } from './actor';
import type { Room } from './room';

/** More than these nobody could keep an eye on. */
export const MAX_MODERATORS = 20;

type Keepers = Pick<Room, 'hostId' | 'moderators'>;

/** Whether the caller's right comes from being a moderator, and from nothing more. */
export function isOnlyModerator({ hostId, moderators }: Keepers, caller: Actor): boolean {
  return !caller.isAdmin && caller.userId !== hostId && moderators.includes(caller.userId);
}

/** Whether the caller keeps order in the room. */
export function isKeeper(room: Keepers, caller: Actor): boolean {
  return caller.isAdmin || caller.userId === room.hostId || isOnlyModerator(room, caller);
}

/**
 * Throws `NotRoomHost` unless the caller keeps order in the room, and may do so to this user: other
 * moderators are the host's matter. Throws `HostStays` if it is the host.
 */
export function requireKeeper(room: Keepers, caller: Actor, userId: string): void {
  if (!isKeeper(room, caller)) {
    throw new AppError('NotRoomHost', "Only the room's host or a moderator may do this.");
  }
  if (userId === room.hostId) {
    throw new AppError('HostStays', 'Nobody may do this to the host of the room.');
  }
  if (!isOnlyModerator(room, caller) || !room.moderators.includes(userId)) return;
  throw new AppError('NotRoomHost', "Only the room's host may do this to a moderator.");
}

/**
 * The moderators with one more. The same come back if nothing changes. Throws `TooManyModerators`.
 */
export function withModerator({ hostId, moderators }: Keepers, userId: string): readonly string[] {
  if (userId === hostId || moderators.includes(userId)) return moderators;
  if (moderators.length >= MAX_MODERATORS) {
    throw new AppError('TooManyModerators', `The room has ${MAX_MODERATORS} moderators already.`, {
      details: { limit: MAX_MODERATORS },
    });
  }
  return [...moderators, userId];
}

/** The moderators without this one. The same come back if nothing changes. */
export function withoutModerator({ moderators }: Keepers, userId: string): readonly string[] {
  return moderators.includes(userId) ? moderators.filter((each) => each !== userId) : moderators;
}
