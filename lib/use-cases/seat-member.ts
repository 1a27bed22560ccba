/** Giving a seat, and taking the one that was offered. */
import * as z from 'zod/mini';
import { displayName, requireHost } from '../model/actor';
import { type Room, requireOpen, type Stage } from '../model/room';
import { stageTerms } from '../model/seat-number';
import { seatNumberShape } from '../model/seat-number-shape';
import { isOpenRequest, type StageRequest } from '../model/stage-request';
import { accept, seatOf, welcome } from '../model/stage-state';
import { applySceneOrLater } from './scene';
import type { Services } from './services';
import { changeStage, type SeatChange, type Standing, standingIn } from './stage';

/** The body: which seat; left open, the one that was wished for or the first free one. */
export const seatMemberBody = z.strictObject({ seatNumber: z.optional(seatNumberShape) });

type Seating = SeatChange & z.infer<typeof seatMemberBody>;

/**
 * The host seats one who has asked and invites anybody else; an invited user takes their seat. The
 * mix makes ready for whoever was seated before they come, so that their picture does not wait.
 * Throws `RoomNotFound`, `RoomClosed`, `NotRoomHost`, `NotInvited`, `Banned`, `StageFull`,
 * `SeatTaken`, `SeatLocked`, `InvalidRequest` and `RoomBusy`.
 */
export async function seatMember(services: Services, seating: Seating): Promise<Standing> {
  const { members, clock } = services;
  const { roomId, userId } = seating;
  const request = await members.findRequest(roomId, userId);
  const room = await changeStage(services, roomId, (read) =>
    seated(read, { ...seating, request, nowMs: clock.now() }),
  );
  await Promise.all([
    request && members.forgetRequest(roomId, userId),
    applySceneOrLater(services, room),
  ]);
  return standingIn(room, [], userId);
}

/** The stage with the user in the seat, if the caller may say so. */
function seated(
  room: Room,
  seating: Seating & { request: StageRequest | undefined; nowMs: number },
): Stage {
  const { userId, actor, seatNumber: named, request, nowMs } = seating;
  const isOwnSeat = actor.userId === userId && (!actor.isAdmin || seatOf(room.stage, userId));
  if (!isOwnSeat) requireHost(room, actor);
  requireOpen(room);
  if (userId === room.hostId) return room.stage;
  const terms = stageTerms(room, nowMs);
  if (isOwnSeat) return accept(room.stage, { userId, name: displayName(actor), named }, terms);
  const hasRequested = request !== undefined && isOpenRequest(request, room, nowMs);
  const wish = { named, liked: hasRequested ? request.seatNumber : undefined };
  const name = request?.name ?? userId;
  return welcome(room.stage, { userId, name, hasRequested, ...wish }, terms);
}
