/** Joining a room: everyone on stage is in the room's own RTC channel, the audience plays. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import type { JoinToken } from '../model/join-token';
import { ROLES, type Role } from '../model/role';
import { type Room, requireOpen } from '../model/room';
import { mayBeInChannel } from '../model/stage-state';
import { requireNotBanned } from './ban-check';
import type { StoreServices } from './services';

/** The body of a join. */
export const joinRoomBody = z.strictObject({ role: z.enum(ROLES) });

/** What a caller joins with. */
export interface Joined {
  room: Room;
  role: Role;
  /** Only for who goes on stage; the audience needs no channel. */
  rtc?: JoinToken;
}

/**
 * Lets the caller join in a role. Tokens are made for the caller and the room's channel only.
 * Throws `RoomNotFound`, `RoomClosed`, `NotRoomHost`, `NotOnStage` for a co-host without a seat, and
 * `Banned`; the audience need no token, and are the app's matter.
 */
export async function joinRoom(
  services: StoreServices,
  { roomId, role, actor }: { roomId: string; role: Role; actor: Actor },
): Promise<Joined> {
  const { rooms, joinTokens } = services;
  const room = await rooms.require(roomId);
  requireOpen(room);
  // An admin may act for the host, but not appear as one.
  if (role === 'host') requireHost(room, { ...actor, isAdmin: false });
  if (role === 'audience') return { room, role };
  // The host's own role is `host`: as a co-host they would look like somebody else.
  const isOutsider = actor.userId === room.hostId || !mayBeInChannel(room, actor.userId);
  if (role === 'cohost' && isOutsider) {
    throw new AppError(
      'NotOnStage',
      'Only a user with a seat may join as co-host; request one first.',
    );
  }
  await allowToken(services, room, actor.userId);
  const member = { channelId: roomId, userId: actor.userId };
  return { room, role, rtc: joinTokens.make(member) };
}

/**
 * A ban looks for the rooms that its user has a token for. So the token is noted before the bans
 * are read: either this call finds the ban, or the ban finds the note. What a room bans does not bind
 * its host. Throws `Banned`.
 */
async function allowToken(
  services: StoreServices,
  { roomId, hostId }: Room,
  userId: string,
): Promise<void> {
  const { joins, clock, config } = services;
  const expiresAtMs = clock.now() + config.rtc.joinTokenTtlSeconds * 1000;
  await joins.note({ userId, roomId, expiresAtMs });
  await requireNotBanned(services, [userId], userId === hostId ? undefined : roomId);
}
