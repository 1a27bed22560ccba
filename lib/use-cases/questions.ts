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
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, displayName, requireHost } from '../model/actor';
import type { AnswerFacts } from '../model/answer';
import { bannedError } from '../model/ban';
import type { Question, QuestionOutcome, QuestionState } from '../model/question';
import { endOfAnswer, PAY_WITHIN_MS, SEAT_WITHIN_MS, takesPlace } from '../model/question-state';
import { type Room, requireOpen } from '../model/room';
import { stageTerms } from '../model/seat-number';
import { seatAsker } from '../model/stage-state';
import { ConditionFailed, unlessOvertaken } from '../model/table';
import { visibleTextShape } from '../model/visible-text';
import { findBan } from './ban-check';
import { noteHost } from './host-presence';
import { findAsked, followQuestionsOrLater, giveSeatBack, noteSeat } from './question-follow';
import { RECHECK_AFTER_MS } from './recheck';
import { applySceneOrLater } from './scene';
import type { Services, StoreServices } from './services';
import { changeStage } from './stage';

const MAX_TEXT_LENGTH = 200;

/** A full queue is worth another try after this. */
const QUEUE_RETRY_MS = 10_000;

/** The body of a question. */
export const askQuestionBody = z.strictObject({
  text: visibleTextShape({ max: MAX_TEXT_LENGTH }).check(z.minLength(1)),
});

/** Which question is meant, and by whom. */
export interface QuestionCall {
  roomId: string;
  questionId: string;
  actor: Actor;
}

/**
 * The caller asks a question, which waits for its payment; the same question again is the same
 * order. Throws `RoomNotFound`, `RoomClosed`, `QnaNotOpen`, `QnaNotPossible` to the host,
 * `QuestionOpen` to who has another one, `Banned`, `TooManyQuestions` and `RateLimited`.
 */
export async function askQuestion(
  services: Services,
  { roomId, actor, text }: { roomId: string; actor: Actor; text: string },
): Promise<Question> {
  const { rooms, questions, quotas, agenda, clock } = services;
  const [room, open, ban] = await Promise.all([
    rooms.require(roomId),
    questions.open(roomId),
    findBan(services, [actor.userId], roomId),
  ]);
  const terms = requireQna(room);
  if (ban) throw bannedError(ban);
  if (actor.userId === room.hostId)
    throw new AppError('QnaNotPossible', 'A host cannot ask a question in their own room.');
  const [own] = placesOf(open, actor.userId);
  if (own) return askedAlready(own, text);
  if (open.filter(takesPlace).length >= terms.queueLength) throw tooMany(terms.queueLength);
  await quotas.countCall(actor.userId, clock.now());
  const question = newQuestion({ room, terms, actor, text, nowMs: clock.now() });
  await agenda.add(roomId, question.createdAtMs + PAY_WITHIN_MS);
  await questions.create(question);
  // Read again with the own one listed: the last of those who ask at once sees all of them.
  const listed = (await questions.open(roomId)).filter(takesPlace);
  const kept = await keepOne(services, placesOf(listed, actor.userId));
  if (kept && kept.questionId !== question.questionId) return askedAlready(kept, text);
  const before = listed.filter(({ userId }) => userId !== actor.userId).length;
  if (before < terms.queueLength) return question;
  await endUnpaid(services, question, 'withdrawn');
  throw tooMany(terms.queueLength);
}

/**
 * Of what a viewer asks several times at once only one keeps its place: what is paid, else the oldest.
 * Every call ends the others, as the one that wrote last may be the only one to see them all.
 */
async function keepOne(services: Services, own: Question[]): Promise<Question | undefined> {
  const kept = own.find(({ state }) => state !== 'awaitingPayment') ?? own[0];
  for (const each of own) {
    const isUnpaid = each.state === 'awaitingPayment';
    if (isUnpaid && each !== kept) await endUnpaid(services, each, 'withdrawn');
  }
  return kept;
}

/** The viewer's questions that take a place, oldest first. */
function placesOf(open: Question[], userId: string): Question[] {
  return open.filter((each) => each.userId === userId && takesPlace(each));
}

/** What a viewer is answered who has this question already. Throws `QuestionOpen`. */
function askedAlready(own: Question, text: string): Question {
  if (own.state === 'awaitingPayment' && own.text === text) return own;
  throw new AppError('QuestionOpen', 'You have an open question already; wait until it ends.');
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

/** The provider has to close the order before it is over: it may be being paid for. */
async function endUnpaid(
  services: Services,
  question: Question,
  outcome: QuestionOutcome,
): Promise<void> {
  const { questions, agenda, clock } = services;
  const { roomId } = question;
  await agenda.add(roomId, clock.now() + RECHECK_AFTER_MS);
  const to = { state: 'closing', outcome, nowMs: clock.now() } as const;
  await questions.move(question, to).catch(unlessOvertaken);
  await followQuestionsOrLater(services, roomId);
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

function newQuestion(asked: {
  room: Room;
  terms: { priceCents: number; currency: string; secondsPerAnswer: number };
  actor: Actor;
  text: string;
  nowMs: number;
}): Question {
  const { room, terms, actor, text, nowMs } = asked;
  const { roomId, hostId } = room;
  // Ids grow with time, so that the list of open questions is in the order of the queue.
  const time = nowMs.toString(16).padStart(12, '0');
  const questionId = time + randomBytes(6).toString('hex');
  return {
    ...{ roomId, questionId, hostId, userId: actor.userId, name: displayName(actor), text },
    state: 'awaitingPayment',
    orderId: `${roomId}-${questionId}`,
    ...{ priceCents: terms.priceCents, currency: terms.currency },
    seconds: terms.secondsPerAnswer,
    ...{ createdAtMs: nowMs, changedAtMs: nowMs, outcome: undefined },
    ...{ paymentId: '', paidCents: 0, paidCurrency: '', paidAtMs: 0 },
    ...{ attempts: 0, takenAtMs: 0, seatedAtMs: 0, seatFence: 0, endsAtMs: 0 },
    ...{ providerAskedAtMs: 0, isNoted: false },
  };
}

function requireQna(room: Room) {
  requireOpen(room);
  if (room.qna?.isOpen && room.mix.state !== 'idle') return room.qna;
  throw new AppError('QnaNotOpen', 'The room takes no questions at the moment.');
}

function refuseOvertaken(error: unknown): never {
  throw error instanceof ConditionFailed ? notWaiting() : error;
}

function notWaiting(): AppError {
  return new AppError('QuestionNotWaiting', 'The question is not waiting.');
}

function tooMany(limit: number): AppError {
  return new AppError('TooManyQuestions', `${limit} questions wait already.`, {
    retryAfterMs: QUEUE_RETRY_MS,
    details: { limit },
  });
}
