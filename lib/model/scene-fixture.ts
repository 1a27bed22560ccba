import { type MixRequest, mixParams } from './layout';
import type { Seat } from './room';
import { type Scene, type SceneRoom, sceneOf } from './scene';

/** A seat that is taken; the first guest has seat 2. */
export function seated(userId: string, index = 0): Seat {
  return { userId, name: userId, number: index + 2, state: 'seated', sinceMs: 0 };
}

/** The scene of a room in whose stage these guests are, all of them on air, and what is different. */
export function sceneWith(
  request: MixRequest,
  { guests = [], ...changes }: Partial<SceneRoom> & { guests?: string[] } = {},
): Scene {
  const room: SceneRoom = {
    roomId: 'room1',
    hostId: 'host',
    hostName: 'Host',
    kind: 'video',
    stage: guests.map((userId, index) => seated(userId, index)),
    onAir: guests.length > 0 ? ['host', ...guests] : [],
    hasCompany: guests.length > 0 || (changes.stage ?? []).length > 0,
    allowRelay: false,
    namePlates: false,
    seatRules: [],
    pk: undefined,
    cover: undefined,
    ...changes,
  };
  return sceneOf(room, mixParams(request));
}
