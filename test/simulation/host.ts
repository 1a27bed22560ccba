import type { Actor } from '../../lib/model/actor';

/** The rooms that a run may have. */
export const ROOM_IDS = ['1001', '1002', '1003'];

/** The user who has created a room. */
export function hostOf(roomId: string): Actor {
  return { userId: `host-${roomId}`, isAdmin: false };
}
