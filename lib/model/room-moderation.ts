import type { ForbiddenStream, Room } from './room';

/** Who of a room is covered, and whether its stream may be pushed. */
export interface RoomModeration {
  roomId: string;
  covered: readonly string[];
  stream: ForbiddenStream['state'] | 'allowed';
}

/** What is in force in a room. */
export function roomModeration({ roomId, cover, forbidden }: Room): RoomModeration {
  return { roomId, covered: cover?.userIds ?? [], stream: forbidden?.state ?? 'allowed' };
}
