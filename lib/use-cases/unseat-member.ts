/** Leaving the stage, of one's own accord or not. */
import { AppError } from '../errors';
import { describeError } from '../log';
import { requireHost } from '../model/actor';
import { seatOf, vacate } from '../model/stage-state';
import { endQuestion } from './questions';
import type { Services } from './services';
import { changeStage, type SeatChange, type Standing } from './stage';

/**
 * The host refuses, uninvites or removes a user, or users themselves withdraw, decline or leave;
 * who was seated is put out of the channel. Who leaves the seat of a paid answer has been answered;
 * whom the host takes it away from has the money back, unless it was an answer by then. Repeating it
 * is harmless. Throws `RoomNotFound`, `NotRoomHost`, `HostStays` and `RoomBusy`.
 */
export async function unseatMember(services: Services, change: SeatChange): Promise<Standing> {
  const { roomId, userId, actor } = change;
  const room = await services.rooms.require(roomId);
  if (actor.userId !== userId) requireHost(room, actor);
  if (userId === room.hostId) throw new AppError('HostStays', 'The host cannot be removed.');
  // The money first: a seat that is gone does not tell who has ended the answer.
  await endAnswer(services, change, seatOf(room.stage, userId)?.questionId);
  let wasSeated = false;
  await changeStage(services, roomId, (read) => {
    if (read.state === 'closed') return read.stage;
    wasSeated ||= seatOf(read.stage, userId)?.state === 'seated';
    return vacate(read.stage, userId);
  });
  await Promise.all([
    services.members.forgetRequest(roomId, userId),
    wasSeated && putOut(services, roomId, userId),
  ]);
  return { roomId, userId, state: 'none' };
}

async function endAnswer(
  services: Services,
  { roomId, actor }: SeatChange,
  questionId: string | undefined,
): Promise<void> {
  if (!questionId) return;
  await endQuestion(services, { roomId, questionId, actor }).catch((error: unknown) => {
    // Somebody else has ended it meanwhile.
    if (!(error instanceof AppError) || error.code !== 'QuestionNotWaiting') throw error;
  });
}

/** The seat is gone already; if the service does not answer, the check on the agenda does it. */
async function putOut({ channels, log }: Services, roomId: string, userId: string): Promise<void> {
  await channels.remove(roomId, [userId]).catch((error: unknown) => {
    log({ event: 'remove-later', roomId, error: describeError(error) });
  });
}
