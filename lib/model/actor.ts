import { AppError } from '../errors';
import type { Room } from './room';

/** Who calls. An admin may do what a room's host may. */
export interface Actor {
  userId: string;
  isAdmin: boolean;
  /** As they want to be called, by the claim `name`. */
  name?: string;
}

/** Who acts when nobody asked. */
export const SYSTEM: Actor = { userId: 'system', isAdmin: true };

/** The name under which others see the caller. */
export function displayName({ name, userId }: Actor): string {
  return name ?? userId;
}

/** Throws `NotRoomHost` unless the caller may change the room. */
export function requireHost(room: Pick<Room, 'hostId'>, caller: Actor): void {
  if (caller.isAdmin || room.hostId === caller.userId) return;
  throw new AppError('NotRoomHost', "Only the room's host may do this.");
}
