import type { Actor } from '../../lib/auth';

/** The user who has created a room. */
export function hostOf(roomId: string): Actor {
  return { userId: `host-${roomId}`, isAdmin: false };
}
