/**
 * Coming on stage: a user asks and the host seats them, or the host invites and the user accepts.
 * The stage is one column of the room's row, changed by a conditional write on its version, so that
 * there are never more people on it than seats, however many change it at once.
 */

import { AppError } from '../errors';
import type { Actor } from '../model/actor';
import type { Leaving } from '../model/fact';
import type { Room, Stage } from '../model/room';
import { HOST_SEAT } from '../model/seat-number';
import { type StageRequest, type StageState, stageState } from '../model/stage-request';
import { newcomers, seatOf } from '../model/stage-state';
import { unlessOvertaken } from '../model/table';
import { requireNotBanned } from './ban-check';
import { RECHECK_AFTER_MS } from './recheck';
import type { StoreServices } from './services';

/** How often a change is tried again when others change the stage at the same time. */
const MAX_TRIES = 5;

/** Whose seat is meant, and who says so. */
export interface SeatChange {
  roomId: string;
  userId: string;
  actor: Actor;
}

export interface Standing {
  roomId: string;
  userId: string;
  state: StageState;
  /** The seat that they have or are invited to. */
  seatNumber?: number;
}

/** Where a user stands, and in which seat; `requests` are the open ones. */
export function standingIn(room: Room, requests: StageRequest[], userId: string): Standing {
  const { roomId, hostId, stage } = room;
  const state = stageState(room, requests, userId);
  const seatNumber = userId === hostId ? HOST_SEAT : seatOf(stage, userId)?.number;
  const hasSeat = state === 'seated' || state === 'invited';
  return { roomId, userId, state, ...(hasSeat && seatNumber !== undefined && { seatNumber }) };
}

/**
 * Changes the stage as `decide` says, which sees the newest and may throw; who is off it then has
 * left as `leaving` says. Answers the room with the stage that was decided on, which is in its row
 * then. Throws `RoomNotFound`, `RoomBusy`, and `Banned` if it seats or invites somebody who is banned.
 */
export async function changeStage(
  services: StoreServices,
  roomId: string,
  decide: (room: Room) => Stage,
  leaving: Leaving = 'seat.left',
): Promise<Room> {
  const { rooms, roomStages, agenda, clock } = services;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await rooms.require(roomId);
    const stage = decide(room);
    if (stage === room.stage) return room;
    // After the room was read: a ban that comes later changes the stage, and this write fails.
    await requireNotBanned(services, newcomers(room.stage, stage), roomId);
    const [changed] = await Promise.all([
      roomStages.set(room, stage, { nowMs: clock.now(), leaving }).catch(unlessOvertaken),
      // Should this call die now, the check puts out who has lost their seat, and sends the service
      // who is on stage.
      agenda.add(roomId, clock.now() + RECHECK_AFTER_MS),
    ]);
    if (changed) return changed;
  }
  throw roomBusy();
}

/** Others were faster again and again. */
export function roomBusy(): AppError {
  return new AppError('RoomBusy', 'The room is being changed by others; try again.', {
    retryAfterMs: 1000,
  });
}
