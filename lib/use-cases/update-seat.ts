/** Locking a seat, and what its holder may send into the mix. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import type { Actor } from '../model/actor';
import { type Room, requireOpen } from '../model/room';
import { holderOf } from '../model/seat-number';
import { seatNumberShape } from '../model/seat-number-shape';
import { withSeatRule } from '../model/seat-rule';
import { unlessOvertaken } from '../model/table';
import { noteAction, reasonShape } from './actions';
import { allowKeeper } from './keepers';
import { RECHECK_AFTER_MS } from './recheck';
import { applySceneOrLater } from './scene';
import type { Services } from './services';
import { roomBusy } from './stage';

/** How often a change is tried again when others change the room at the same time. */
const MAX_TRIES = 5;

/** Nobody has the seat. */
const NOBODY = '';

/** The body; what is not named stays. */
export const updateSeatBody = z.strictObject({
  seatNumber: seatNumberShape,
  isLocked: z.optional(z.boolean()),
  allowMicrophone: z.optional(z.boolean()),
  allowCamera: z.optional(z.boolean()),
  reason: z._default(reasonShape, ''),
});

type SeatUpdate = z.infer<typeof updateSeatBody> & { roomId: string; actor: Actor };

/**
 * Locks a seat or opens it again, and says whether its holder is heard and seen in the mix. The host
 * and moderators may; the seat of a moderator is the host's matter. Answers the room as it is then.
 * Throws `RoomNotFound`, `RoomClosed`, `NotRoomHost`, `Banned`, `RoomBusy`, and `InvalidRequest` if
 * the room has no such seat.
 */
export async function updateSeat(services: Services, update: SeatUpdate): Promise<Room> {
  const { rooms, roomStages, agenda, clock } = services;
  const { roomId, seatNumber, actor, reason, ...change } = update;
  let isNoted = false;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await rooms.require(roomId);
    const { userId = NOBODY } = holderOf(room.stage, seatNumber) ?? {};
    await allowKeeper(services, room, { actor, userId });
    requireOpen(room);
    if (seatNumber > room.maxSeats && userId === NOBODY) throw noSuchSeat(room);
    const seatRules = withSeatRule(room.seatRules, seatNumber, change);
    if (seatRules === room.seatRules) return room;
    if (!isNoted && userId !== NOBODY) {
      await noteAction(services, { kind: 'update-seat', roomId, userId, reason, actor });
      isNoted = true;
    }
    const [changed] = await Promise.all([
      roomStages.set(room, room.stage, { nowMs: clock.now(), seatRules }).catch(unlessOvertaken),
      // Should this call die now, the check sends the service who is seen and heard.
      agenda.add(roomId, clock.now() + RECHECK_AFTER_MS),
    ]);
    if (!changed) continue;
    await applySceneOrLater(services, changed);
    return changed;
  }
  throw roomBusy();
}

function noSuchSeat({ maxSeats }: Room): AppError {
  return new AppError('InvalidRequest', `Expected seatNumber of at most ${maxSeats}.`);
}
