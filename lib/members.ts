/** Joining a room: everyone on stage is in the room's own RTC channel, the audience plays. */
import * as z from 'zod/mini';
import { type JoinToken, joinToken } from './aliyun/rtc-token';
import { type Actor, requireHost } from './auth';
import { AppError } from './errors';
import type { Room } from './room-row';
import type { StoreServices } from './services';

export const ROLES = ['host', 'cohost', 'audience'] as const;
export type Role = (typeof ROLES)[number];

/** The body of a join. */
export const joinRoomBody = z.strictObject({ role: z.enum(ROLES) });

export interface Joined {
  room: Room;
  role: Role;
  /** Only for who goes on stage; the audience needs no channel. */
  rtc?: JoinToken;
}

/**
 * Lets the caller join in a role. Tokens are made for the caller and the room's channel only.
 * Throws `RoomNotFound`, `RoomClosed` and `NotRoomHost`.
 */
export async function joinRoom(
  { rooms, clock, config }: StoreServices,
  { roomId, role, actor }: { roomId: string; role: Role; actor: Actor },
): Promise<Joined> {
  const room = await rooms.require(roomId);
  if (room.state === 'closed') throw new AppError('RoomClosed', 'The room is closed.');
  // An admin may act for the host, but not appear as one.
  if (role === 'host') requireHost(room, { ...actor, isAdmin: false });
  if (role === 'audience') return { room, role };
  const member = { channelId: roomId, userId: actor.userId };
  return { room, role, rtc: joinToken(config.rtc, member, clock.now()) };
}
