import type { Actor } from '../../lib/model/actor';
import { roomKey } from '../../lib/store/room-row';
import type { RowTable } from './row-table';

/** The rooms that a run may have. */
export const ROOM_IDS = ['1001', '1002', '1003', '1004'] as const;

/** The user who has created a room. */
export function hostOf(roomId: string): Actor {
  return { userId: `host-${roomId}`, isAdmin: false };
}

/** Who hosts it now, by its row. */
export function presentHostOf(rows: RowTable, roomId: string): Actor {
  const { host_id: userId = hostOf(roomId).userId } = rows.get('rooms', roomKey(roomId)) ?? {};
  return { userId: String(userId), isAdmin: false };
}
