/** Leaving the stage, of one's own accord or not. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { SYSTEM } from '../model/actor';
import type { Room } from '../model/room';
import { seatOf, vacate } from '../model/stage-state';
import { noteAction, reasonShape } from './actions';
import { allowKeeper } from './keepers';
import { endAnswer, putOutOfChannel } from './put-out';
import { applySceneOrLater } from './scene';
import type { Services } from './services';
import { changeStage, type SeatChange, type Standing } from './stage';

/** The body: why somebody is taken off the stage. */
export const unseatMemberBody = z.strictObject({ reason: z._default(reasonShape, '') });

/**
 * The host or a moderator refuses, uninvites or removes a user, or users themselves withdraw,
 * decline or leave; who was seated is put out of the channel. Who leaves the seat of a paid answer
 * has been answered; whom the host takes it away from has the money back, unless it was an answer by
 * then. Repeating it is harmless. Throws `RoomNotFound`, `NotRoomHost`, `HostStays`, `RoomBusy`, and
 * `Banned` to a moderator who is.
 */
export async function unseatMember(
  services: Services,
  { reason = '', ...change }: SeatChange & { reason?: string },
): Promise<Standing> {
  const { roomId, userId, actor } = change;
  const room = await services.rooms.require(roomId);
  const isByOther = actor.userId !== userId;
  if (isByOther) await allowKeeper(services, room, change);
  else if (userId === room.hostId) {
    throw new AppError('HostStays', 'The host cannot be removed.');
  }
  if (isByOther) await noteAction(services, { kind: 'unseat-member', ...change, reason });
  // A moderator acts for the host.
  const by = isByOther ? SYSTEM : actor;
  await endAnswer(services, { ...change, actor: by }, seatOf(room.stage, userId)?.questionId);
  let wasSeated = false;
  const vacated = (read: Room) => {
    if (read.state === 'closed') return read.stage;
    wasSeated ||= seatOf(read.stage, userId)?.state === 'seated';
    return vacate(read.stage, userId);
  };
  const leaving = isByOther ? 'seat.removed' : 'seat.left';
  const changed = await changeStage(services, roomId, vacated, leaving);
  await Promise.all([
    services.members.forgetRequest(roomId, userId),
    wasSeated && putOutOfChannel(services, roomId, userId),
    wasSeated && applySceneOrLater(services, changed),
  ]);
  return { roomId, userId, state: 'none' };
}
