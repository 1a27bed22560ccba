import type { Ban, BanKey } from '../model/ban';
import type { Key } from '../model/table';
import { type Columns, integer, key, optional, text } from './columns';

/** A row of the table `bans`. */
export const BAN: Columns<Ban> = {
  userId: key(text('user_id')),
  roomId: optional(text('room_id')),
  untilMs: optional(integer('until_ms')),
  reason: text('reason'),
  bannedBy: text('banned_by'),
  bannedAtMs: integer('banned_at_ms'),
};

/** The scope of the bans of one room, or of those from every room. */
export function banScope(roomId: string | undefined): string {
  return roomId === undefined ? 'everywhere' : `room ${roomId}`;
}

/** The key of a user's ban. */
export function banKey({ userId, roomId }: BanKey): Key {
  return { scope: banScope(roomId), user_id: userId };
}
