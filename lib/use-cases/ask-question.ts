/** A viewer asks a paid question; `questions.ts` has what becomes of it. */
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, displayName } from '../model/actor';
import { bannedError } from '../model/ban';
import type { Question } from '../model/question';
import { PAY_WITHIN_MS, takesPlace } from '../model/question-state';
import { type Room, requireOpen } from '../model/room';
import { unlessOvertaken } from '../model/table';
import { visibleTextShape } from '../model/visible-text';
import { findBan } from './ban-check';
import { followQuestionsOrLater } from './question-follow';
import { RECHECK_AFTER_MS } from './recheck';
import type { Services } from './services';

const MAX_TEXT_LENGTH = 200;

/** A full queue is worth another try after this. */
const QUEUE_RETRY_MS = 10_000;

/** The body of a question. */
export const askQuestionBody = z.strictObject({
  text: visibleTextShape({ max: MAX_TEXT_LENGTH }).check(z.minLength(1)),
});

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
  await endUnpaid(services, question);
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
    if (isUnpaid && each !== kept) await endUnpaid(services, each);
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

/** The provider has to close the order before it is over: it may be being paid for. */
async function endUnpaid(services: Services, question: Question): Promise<void> {
  const { questions, agenda, clock } = services;
  const { roomId } = question;
  await agenda.add(roomId, clock.now() + RECHECK_AFTER_MS);
  const to = { state: 'closing', outcome: 'withdrawn', nowMs: clock.now() } as const;
  await questions.move(question, to).catch(unlessOvertaken);
  await followQuestionsOrLater(services, roomId);
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

function tooMany(limit: number): AppError {
  return new AppError('TooManyQuestions', `${limit} questions wait already.`, {
    retryAfterMs: QUEUE_RETRY_MS,
    details: { limit },
  });
}
