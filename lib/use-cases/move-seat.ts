/** Moving people from seat to seat. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { isKeeper, requireKeeper } from '../model/keeper';
import { type Room, requireOpen, type Stage } from '../model/room';
import { moved } from '../model/seat-move';
import { holderOf, stageTerms } from '../model/seat-number';
import { seatNumberShape } from '../model/seat-number-shape';
import { heldSeats } from '../model/stage-state';
import { allowKeeper } from './keepers';
import { applySceneOrLater } from './scene';
import type { Services } from './services';
import { changeStage, type SeatChange } from './stage';

/** The body: where to. */
export const moveSeatBody = z.strictObject({ seatNumber: seatNumberShape });

type Move = SeatChange & z.infer<typeof moveSeatBody>;

/**
 * Moves a user to a free seat, or swaps them with who has it: the host and moderators anybody, a guest
 * themselves, and to a free seat only. One conditional write, so that nobody is ever on two seats or
 * on none. Answers the room as it is then. Throws `RoomNotFound`, `RoomClosed`, `NotRoomHost`, `Banned`
 * to a moderator who is, `HostStays`, `NotOnStage`, `SeatTaken`, `SeatLocked`, `RoomBusy`, and
 * `InvalidRequest` if the room has no such seat.
 */
export async function moveSeat(services: Services, move: Move): Promise<Room> {
  const { roomId, userId, actor } = move;
  const room = await services.rooms.require(roomId);
  if (actor.userId !== userId) await allowKeeper(services, room, move);
  const nowMs = services.clock.now();
  const changed = await changeStage(services, roomId, (read) => after(read, move, nowMs));
  await applySceneOrLater(services, changed);
  return changed;
}

/** The stage with the user in the other seat, if the caller may say so. */
function after(room: Room, { userId, actor, seatNumber }: Move, nowMs: number): Stage {
  if (actor.userId !== userId) requireKeeper(room, actor, userId);
  else if (userId === room.hostId) {
    throw new AppError('HostStays', 'The host has the first seat.');
  }
  requireOpen(room);
  const maySwap = isKeeper(room, actor);
  const holder = holderOf(heldSeats(room.stage, nowMs), seatNumber);
  if (holder && holder.userId !== userId && maySwap) requireKeeper(room, actor, holder.userId);
  return moved(room.stage, { userId, seatNumber, maySwap }, stageTerms(room, nowMs));
}
