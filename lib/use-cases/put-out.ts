/** Putting somebody off the stage and out of the channel. */
import { AppError } from '../errors';
import { describeError } from '../log';
import type { Room } from '../model/room';
import { seatOf, vacate } from '../model/stage-state';
import { endQuestion } from './questions';
import { applySceneOrLater } from './scene';
import type { Services } from './services';
import { changeStage, type SeatChange } from './stage';

/**
 * Takes the seat, the invitation or the request of a user, and puts them out of the channel, whatever
 * they had. Who leaves the seat of a paid answer has been answered; whom somebody else takes it away
 * from has the money back, unless it was an answer by then. The stage is another one afterwards, so
 * that a call which decides by an older one has to read it again. Throws `RoomNotFound` and
 * `RoomBusy`.
 */
export async function putOut(services: Services, change: SeatChange): Promise<void> {
  const { roomId, userId } = change;
  const room = await services.rooms.require(roomId);
  await endAnswer(services, change, seatOf(room.stage, userId)?.questionId);
  const vacated = ({ state, stage }: Room) =>
    state === 'closed' ? stage : [...vacate(stage, userId)];
  const changed = await changeStage(services, roomId, vacated, 'seat.removed');
  await Promise.all([
    services.members.forgetRequest(roomId, userId),
    putOutOfChannel(services, roomId, userId),
    applySceneOrLater(services, changed),
  ]);
}

/** The money first: a seat that is gone does not tell who has ended the answer. */
export async function endAnswer(
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
export async function putOutOfChannel(
  { channels, log }: Services,
  roomId: string,
  userId: string,
): Promise<void> {
  await channels.remove(roomId, [userId]).catch((error: unknown) => {
    log({ event: 'remove-later', roomId, error: describeError(error) });
  });
}
