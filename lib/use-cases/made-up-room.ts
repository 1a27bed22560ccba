/** A room for a caller who has chosen no id. */
import { AppError } from '../errors';
import type { Room } from '../model/room';
import { newRoomId } from '../model/room-id';
import { type Creation, createRoom } from './room';
import type { StoreServices } from './services';

/** Ids that are tried: rooms stay for ever, so that now and then a made-up id is taken. */
const MAX_IDS = 3;

/** Creates a room with an id that is made up. Throws as `createRoom` does. */
export async function createMadeUpRoom(
  services: StoreServices,
  creation: Omit<Creation, 'roomId'>,
  makeId = newRoomId,
): Promise<Room> {
  for (let tries = 1; ; tries++) {
    try {
      return await createRoom(services, { ...creation, roomId: makeId() });
    } catch (error) {
      const isTaken = error instanceof AppError && error.code === 'RoomExists';
      if (!isTaken || tries === MAX_IDS) throw error;
    }
  }
}
