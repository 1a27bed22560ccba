/** Who keeps order in a room, and naming moderators. */
import { type Actor, requireHost } from '../model/actor';
import { isOnlyModerator, requireKeeper, withModerator, withoutModerator } from '../model/keeper';
import type { Room } from '../model/room';
import { won } from '../model/table';
import { noteAction } from './actions';
import { requireNotBanned } from './ban-check';
import type { StoreServices } from './services';
import { roomBusy, type SeatChange } from './stage';

/** How often a change is tried again when others change the same. */
const MAX_TRIES = 5;

/** Who keeps order in a room beside its host. */
export interface Moderators {
  roomId: string;
  moderators: readonly string[];
}

/**
 * Throws unless the caller keeps order in the room, as `requireKeeper` does, and `Banned` to a
 * moderator who is banned.
 */
export async function allowKeeper(
  services: StoreServices,
  room: Room,
  { actor, userId }: { actor: Actor; userId: string },
): Promise<void> {
  requireKeeper(room, actor, userId);
  if (isOnlyModerator(room, actor)) await requireNotBanned(services, [actor.userId], room.roomId);
}

/**
 * The host names a moderator; repeating it is harmless. Throws `RoomNotFound`, `NotRoomHost`,
 * `TooManyModerators` and `RoomBusy`.
 */
export async function addModerator(services: StoreServices, change: SeatChange) {
  return changeModerators(services, { ...change, kind: 'add-moderator', decide: withModerator });
}

/** The host takes a moderator away again. Throws `RoomNotFound`, `NotRoomHost` and `RoomBusy`. */
export async function removeModerator(services: StoreServices, change: SeatChange) {
  const decide = withoutModerator;
  return changeModerators(services, { ...change, kind: 'remove-moderator', decide });
}

/** A ban from the room takes the moderator's rights for good. Throws `RoomNotFound` and `RoomBusy`. */
export async function dropModerator(
  { rooms, moderation }: StoreServices,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<void> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await rooms.require(roomId);
    const moderators = withoutModerator(room, userId);
    if (moderators === room.moderators) return;
    if (await won(moderation.setModerators(room, moderators))) return;
  }
  throw roomBusy();
}

async function changeModerators(
  services: StoreServices,
  change: SeatChange & {
    kind: 'add-moderator' | 'remove-moderator';
    decide: (room: Room, userId: string) => readonly string[];
  },
): Promise<Moderators> {
  const { roomId, userId, actor, kind, decide } = change;
  let isNoted = false;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await services.rooms.require(roomId);
    requireHost(room, actor);
    const moderators = decide(room, userId);
    if (moderators === room.moderators) return { roomId, moderators };
    if (!isNoted) await noteAction(services, { kind, roomId, userId, reason: '', actor });
    isNoted = true;
    if (await won(services.moderation.setModerators(room, moderators)))
      return { roomId, moderators };
  }
  throw roomBusy();
}
