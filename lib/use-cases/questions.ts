/**
 * Paid questions: a viewer asks and pays, the host takes the question, the viewer is on stage for the
 * paid seconds. Whatever stops that gives the money back.
 *
 * | dies after                        | what is left                  | put right by                    |
 * |-----------------------------------|-------------------------------|---------------------------------|
 * | question written                  | `awaitingPayment`             | its check after 15 min: closed  |
 * | payment noted, not answered       | `queued`                      | the same notification again     |
 * | a notification that never came    | `awaitingPayment`, money paid | closing finds it: `refundDue`   |
 * | taken                             | `answering`, no seat          | its check after 15 s: `queued`  |
 * | seat given                        | `answering`, time not begun   | its check after 15 s: it begins |
 * | answered, refused, cut short      | a seat without an answer      | any check: takes the seat back  |
 * | `refundDue`                       | money here                    | its checks, until it is back    |
 * | refunded by the provider, unheard | `refundDue`                   | asked again: the same refund    |
 * | over                              | listed as open                | any check: unlists it           |
 *
 * A question is never without a check on the agenda while it is open.
 */
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import type { AnswerFacts } from '../model/answer';
import type { Question, QuestionOutcome, QuestionState } from '../model/question';
import { endOfAnswer, SEAT_WITHIN_MS } from '../model/question-state';
import { type Room, requireOpen } from '../model/room';
import { stageTerms } from '../model/seat-number';
import { seatAsker } from '../model/stage-state';
import { ConditionFailed, unlessOvertaken } from '../model/table';
import { noteHost } from './host-presence';
import { findAsked, followQuestionsOrLater, giveSeatBack, noteSeat } from './question-follow';
import { RECHECK_AFTER_MS } from './recheck';
import { applySceneOrLater } from './scene';
import type { Services, StoreServices } from './services';
import { changeStage } from './stage';

/** Which question is meant, and by whom. */
export interface QuestionCall {
  roomId: string;
  questionId: string;
  actor: Actor;
}

/** The questions that are not over: all of them for the host, else the caller's own. */
export async function listQuestions(
  { rooms, questions }: StoreServices,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<Question[]> {
  const [room, open] = await Promise.all([rooms.require(roomId), questions.open(roomId)]);
  const seesAll = actor.isAdmin || actor.userId === room.hostId;
  return seesAll ? open : open.filter(({ userId }) => userId === actor.userId);
}

/** One question, also after it is over. Throws `RoomNotFound` and `QuestionNotFound`. */
export async function findQuestion(services: StoreServices, call: QuestionCall): Promise<Question> {
  return (await requireQuestion(services, call)).question;
}

/**
 * The host takes a question: its asker gets a seat for the paid seconds. Repeating it is harmless.
 * Throws `RoomNotFound`, `QuestionNotFound`, `NotRoomHost`, `RoomClosed`, `QuestionNotWaiting`,
 * `StageFull`, `AnswerRunning`, `RoomBusy`, and `Banned` if its asker is; then it waits on.
 */
export async function acceptQuestion(services: Services, call: QuestionCall): Promise<Question> {
  const { questions, agenda, clock } = services;
  const { room, question } = await requireQuestion(services, call);
  requireHost(room, call.actor);
  requireOpen(room);
  if (question.state === 'answering' && question.seatedAtMs > 0) return question;
  if (question.state !== 'queued' || question.hostId !== room.hostId) throw notWaiting();
  const nowMs = clock.now();
  await agenda.add(room.roomId, nowMs + SEAT_WITHIN_MS);
  await questions.take(question, nowMs).catch(refuseOvertaken);
  const attempts = question.attempts + 1;
  const taken: Question = { ...question, state: 'answering', attempts, takenAtMs: nowMs };
  const seat = await giveSeat(services, taken);
  await Promise.all([
    noteSeat(services, taken, seat.mix.fence).catch(unlessOvertaken),
    // What is an answer is measured by when the host is there.
    noteHost(services, room),
    applySceneOrLater(services, seat),
  ]);
  const seated = await questions.find(room.roomId, question.questionId);
  if (seated?.state === 'answering') return seated;
  // A check was faster and had given it up.
  await followQuestionsOrLater(services, room.roomId);
  throw notWaiting();
}

/**
 * The host refuses a question, which gives the money back, or ends its answer, which gives it back
 * unless the asker has got what was paid for; its asker takes back what is not paid yet, or has been
 * answered. Repeating it is harmless. Throws `RoomNotFound`, `QuestionNotFound`, `NotRoomHost`, and
 * `QuestionNotWaiting` to an asker who has paid.
 */
export async function endQuestion(services: Services, call: QuestionCall): Promise<Question> {
  const { questions, agenda, clock } = services;
  const { room, question } = await requireQuestion(services, call);
  const isAsker = call.actor.userId === question.userId;
  const isBeingAnswered = question.state === 'answering' && question.seatedAtMs > 0;
  const host = isBeingAnswered && !isAsker ? await findAsked(services, question) : undefined;
  const to = endOf(question, isAsker, { room, host, nowMs: clock.now() });
  if (!to) return question;
  await agenda.add(room.roomId, clock.now() + RECHECK_AFTER_MS);
  await questions.move(question, { ...to, nowMs: clock.now() }).catch(refuseOvertaken);
  await followQuestionsOrLater(services, room.roomId);
  return (await questions.find(room.roomId, question.questionId)) ?? question;
}

type End = { state: QuestionState; outcome?: QuestionOutcome };

function endOf(question: Question, isAsker: boolean, facts: AnswerFacts): End | undefined {
  const outcome = isAsker ? 'withdrawn' : 'refused';
  switch (question.state) {
    case 'awaitingPayment':
      return { state: 'closing', outcome };
    case 'queued':
      if (isAsker) throw notWaiting();
      return { state: 'refundDue', outcome };
    case 'answering':
      if (question.seatedAtMs === 0) return { state: 'refundDue', outcome };
      return isAsker ? { state: 'answered' } : endByHost(question, facts);
    default:
      return undefined;
  }
}

function endByHost(question: Question, facts: AnswerFacts): End {
  const end = endOfAnswer(question, facts);
  return end.do === 'finish' ? { state: 'answered' } : { state: 'refundDue', outcome: end.outcome };
}

async function giveSeat(services: Services, question: Question): Promise<Room> {
  const { questions, clock } = services;
  const { roomId, questionId, userId, name } = question;
  try {
    return await changeStage(services, roomId, (room) => {
      requireOpen(room);
      if (room.hostId !== question.hostId) throw notWaiting();
      const terms = stageTerms(room, clock.now());
      return seatAsker(room.stage, { userId, name, questionId }, terms);
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await giveSeatBack(services, question);
    await questions.requeue(question, clock.now()).catch(unlessOvertaken);
    throw error;
  }
}

async function requireQuestion(
  { rooms, questions }: StoreServices,
  { roomId, questionId, actor }: QuestionCall,
) {
  const [room, question] = await Promise.all([
    rooms.require(roomId),
    questions.find(roomId, questionId),
  ]);
  const mayRead = actor.isAdmin || [room.hostId, question?.userId].includes(actor.userId);
  if (!question || !mayRead) throw new AppError('QuestionNotFound', 'There is no such question.');
  return { room, question };
}

function refuseOvertaken(error: unknown): never {
  throw error instanceof ConditionFailed ? notWaiting() : error;
}

function notWaiting(): AppError {
  return new AppError('QuestionNotWaiting', 'The question is not waiting.');
}
