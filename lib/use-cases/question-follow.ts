/** Bringing paid questions to where they have to be; `questions.ts` has the table of crashes. */

import { describeError } from '../log';
import { isAllNoted } from '../model/news';
import type { Payment } from '../model/payments';
import { type Member, memberNamed } from '../model/presence';
import type { Question, QuestionOutcome } from '../model/question';
import { askProviderAt, nextQuestionStep, type QuestionStep } from '../model/question-state';
import type { Room } from '../model/room';
import { seatOf, unseatAsker } from '../model/stage-state';
import { unlessOvertaken, won } from '../model/table';
import { noteQuestions } from './note-news';
import type { Services } from './services';
import { changeStage } from './stage';

/** Closing, owing and refunding, and once more if others are at it, too. */
const MAX_ROUNDS = 4;

/** What could not be done is tried again after this. */
const TRY_AGAIN_MS = 10_000;

/**
 * Brings all open questions of a room to where they have to be, and puts the next check on the
 * agenda. Doing it twice at once does no harm.
 */
export async function followQuestions(
  services: Services,
  roomId: string,
  { hostGoneSinceMs }: { hostGoneSinceMs?: number | undefined } = {},
): Promise<void> {
  const { questions, rooms, agenda, clock } = services;
  const tried = new Set<string>();
  const checksMs: number[] = [];
  // Before the questions: what is noted of them is compared with it.
  let before = await rooms.find(roomId);
  for (let rounds = 1; rounds <= MAX_ROUNDS; rounds++) {
    const open = await questions.open(roomId);
    const noted = before && (await noteQuestions(services, before, open));
    // Read after the questions: everybody whom they have seated is on this stage, or was.
    const room = await rooms.find(roomId);
    if (room) await takeSeatsBack(services, room);
    const people = open.some(isBeingAnswered) ? (await services.members.load(roomId)).members : [];
    const around = { room, hostGoneSinceMs, nowMs: clock.now() };
    const steps = open.map((question) => {
      const host = memberNamed(question.hostId, people);
      return { question, step: nextQuestionStep(question, { ...around, host }) };
    });
    const todo = steps.filter(({ question, step }) => {
      if (step.do === 'nothing' && step.checkAtMs) checksMs.push(step.checkAtMs);
      return step.do !== 'nothing' && !tried.has(attempt(question, step));
    });
    if (todo.length === 0) break;
    for (const { question, step } of todo) tried.add(attempt(question, step));
    const again = todo.map(({ question, step }) => {
      const isToNote = before && !(noted && isAllNoted(noted, question));
      // A question that is over stays listed until it is noted.
      if (step.do === 'forget' && isToNote) return around.nowMs + TRY_AGAIN_MS;
      return perform(services, question, step);
    });
    if (rounds === MAX_ROUNDS) checksMs.push(around.nowMs + TRY_AGAIN_MS);
    checksMs.push(...(await Promise.all(again)).filter((timeMs) => timeMs !== undefined));
    before = room;
  }
  if (checksMs.length > 0) await agenda.add(roomId, Math.min(...checksMs));
}

/** The same for a call whose own part is done: what fails is done by the check on the agenda. */
export async function followQuestionsOrLater(services: Services, roomId: string): Promise<void> {
  await followQuestions(services, roomId).catch((error: unknown) => {
    services.log({ event: 'questions-later', roomId, error: describeError(error) });
  });
}

/** The host who was asked, as known from events. */
export async function findAsked(
  { members }: Services,
  { roomId, hostId }: Question,
): Promise<Member> {
  return memberNamed(hostId, (await members.load(roomId)).members);
}

function isBeingAnswered({ state }: Question): boolean {
  return state === 'answering';
}

/** Does the step; answers when to check again if it could not be done yet. */
async function perform(
  services: Services,
  question: Question,
  step: QuestionStep,
): Promise<number | undefined> {
  const { questions, clock } = services;
  const nowMs = clock.now();
  switch (step.do) {
    case 'nothing':
      return step.checkAtMs;
    case 'close':
      return move(services, question, { state: 'closing', outcome: step.outcome });
    case 'owe':
      return move(services, question, { state: 'refundDue', outcome: step.outcome });
    case 'finish':
      return move(services, question, { state: 'answered' });
    case 'note-seat':
      await noteSeat(services, question, step.fence).catch(unlessOvertaken);
      return undefined;
    case 'requeue':
      await questions.requeue(question, nowMs).catch(unlessOvertaken);
      return undefined;
    case 'verify-payment':
      return orLater(services, question, () => closeOrder(services, question));
    case 'refund':
      return orLater(services, question, () => refund(services, question));
    case 'forget':
      await questions.unlist(question);
      return undefined;
    default:
      return step satisfies never;
  }
}

/** The asker has the seat: the seconds that were paid for begin. */
export async function noteSeat(
  services: Services,
  question: Question,
  fence: number,
): Promise<void> {
  const { questions, agenda, clock } = services;
  const seatedAtMs = clock.now();
  const endsAtMs = seatedAtMs + question.seconds * 1000;
  await agenda.add(question.roomId, endsAtMs);
  await questions.noteSeat(question, { seatedAtMs, endsAtMs, fence });
}

async function move(
  { questions, clock }: Services,
  question: Question,
  to: { state: Question['state']; outcome?: QuestionOutcome },
): Promise<undefined> {
  await questions.move(question, { ...to, nowMs: clock.now() }).catch(unlessOvertaken);
}

/** An unpaid question is over only when the provider accepts no more payment for it. */
async function closeOrder(services: Services, question: Question): Promise<boolean> {
  const { payments, questions, clock } = services;
  const payment = await payments.close(question.orderId);
  const nowMs = clock.now();
  if (!payment) await move(services, question, { state: 'cancelled' });
  else {
    const owed = { state: 'refundDue', outcome: 'paid-late', nowMs } as const;
    await questions.pay(question, payment, owed).catch(unlessOvertaken);
  }
  return true;
}

async function refund(services: Services, question: Question): Promise<boolean> {
  const state = await services.payments.refund(paymentOf(question));
  if (state === 'pending') return false;
  await move(services, question, { state: 'refunded' });
  return true;
}

async function orLater(
  { questions, clock, log }: Services,
  question: Question,
  act: () => Promise<boolean>,
): Promise<number | undefined> {
  const { roomId, questionId, state } = question;
  const providerAskedAtMs = clock.now();
  try {
    if (await act()) return undefined;
  } catch (error) {
    log({ event: 'payment-later', roomId, questionId, state, error: describeError(error) });
  }
  await questions.noteAsked(question, providerAskedAtMs).catch(unlessOvertaken);
  return askProviderAt({ ...question, providerAskedAtMs });
}

/**
 * Takes back the seats of answers that are over. The room was read before the questions here, and
 * a seat that is given always changes the stage, so that none is taken which is just being given.
 */
async function takeSeatsBack(services: Services, room: Room): Promise<void> {
  const { questions, roomStages } = services;
  const { roomId, stage } = room;
  for (const { questionId, userId } of stage) {
    const question = questionId && (await questions.find(roomId, questionId));
    if (!question || question.state === 'answering') continue;
    const left = unseatAsker(stage, question.questionId);
    const isTaken = await won(roomStages.set(room, left, { nowMs: services.clock.now() }));
    if (isTaken && !seatOf(left, userId)) await putOut(services, roomId, userId);
  }
}

/** Gives the seat back at once, for the call that has found no use for it. */
export async function giveSeatBack(services: Services, question: Question): Promise<void> {
  const { roomId, questionId } = question;
  await changeStage(services, roomId, ({ stage }) => unseatAsker(stage, questionId));
}

async function putOut(services: Services, roomId: string, userId: string): Promise<void> {
  const { channels, agenda, clock, log } = services;
  await channels.remove(roomId, [userId]).catch(async (error: unknown) => {
    log({ event: 'remove-later', roomId, error: describeError(error) });
    await agenda.add(roomId, clock.now() + TRY_AGAIN_MS);
  });
}

function paymentOf({ paymentId, orderId, paidCents, paidCurrency }: Question): Payment {
  return { paymentId, orderId, amountCents: paidCents, currency: paidCurrency };
}

function attempt({ questionId, attempts }: Question, step: QuestionStep): string {
  return `${questionId} ${attempts} ${step.do}`;
}
