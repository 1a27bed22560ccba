/**
 * What the payment provider reports: once, often, late or in any order. A payment is noted by its id
 * in the row of its question; one for which no question waits is a row of its own, to be given
 * back.
 */
import { createHash } from 'node:crypto';
import { AppError } from '../errors';
import type { Payment, PaymentNotice } from '../model/payments';
import {
  NO_ROOM,
  type Question,
  type QuestionOutcome,
  type QuestionState,
} from '../model/question';
import { isRightPayment } from '../model/question-state';
import { ROOM_ID } from '../model/room-id';
import { unlessOvertaken, won } from '../model/table';
import { followQuestionsOrLater } from './question-follow';
import { RECHECK_AFTER_MS } from './recheck';
import type { Services } from './services';

const ORDER_ID = /^(.+)-([0-9a-f]{24})$/;

/** How often a notice is tried again when others change the question at the same time. */
const MAX_TRIES = 5;

/** Takes in a notification. Throws only what asks the provider to send it again. */
export async function handlePaymentNotice(
  services: Services,
  notice: PaymentNotice,
): Promise<{ roomId: string }> {
  const { questions, agenda, clock } = services;
  const { roomId, questionId } = orderOf(notice.orderId);
  const question = await questions.find(roomId, questionId);
  const home = question ? roomId : NO_ROOM;
  await agenda.add(home, clock.now() + RECHECK_AFTER_MS);
  if (notice.type === 'paid') await handlePaid(services, home, question, notice);
  else await handleRefunded(services, home, question, notice);
  await followQuestionsOrLater(services, home);
  return { roomId: home };
}

async function handlePaid(
  services: Services,
  home: string,
  found: Question | undefined,
  payment: Payment,
): Promise<void> {
  const { questions, clock } = services;
  let question = found;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    if (question?.paymentId === payment.paymentId) return questions.list(question);
    const to = question && placeFor(question, payment);
    if (!question || !to) return noteStray(services, home, payment, whyStray(question));
    const noted = { ...to, nowMs: clock.now() };
    if (await won(questions.pay(question, payment, noted))) return;
    question = await questions.find(home, question.questionId);
  }
  throw busy();
}

/** Where the question goes by the payment; nothing if it does not wait for one. */
function placeFor(
  question: Question,
  payment: Payment,
): { state: QuestionState; outcome?: QuestionOutcome } | undefined {
  if (question.state === 'closing') return { state: 'refundDue', outcome: 'paid-late' };
  if (question.state !== 'awaitingPayment') return undefined;
  if (isRightPayment(question, payment)) return { state: 'queued' };
  return { state: 'refundDue', outcome: 'wrong-amount' };
}

function whyStray(question: Question | undefined): QuestionOutcome {
  if (!question) return 'unknown-order';
  return question.paymentId === '' ? 'paid-late' : 'paid-twice';
}

/** A payment that nobody waits for is noted once, and given back. */
async function noteStray(
  { questions, clock, log }: Services,
  roomId: string,
  payment: Payment,
  outcome: QuestionOutcome,
): Promise<void> {
  const { paymentId, orderId, amountCents, currency } = payment;
  const nowMs = clock.now();
  log({ event: 'stray-payment', roomId, orderId, outcome });
  const stray: Question = {
    ...{ roomId, questionId: strayId(paymentId), hostId: '' },
    ...{ userId: '', name: '', text: '' },
    ...{ state: 'refundDue', outcome, orderId, priceCents: 0, currency, seconds: 0 },
    ...{ createdAtMs: nowMs, changedAtMs: nowMs, paidAtMs: nowMs },
    ...{ paymentId, paidCents: amountCents, paidCurrency: currency },
    ...{ attempts: 0, takenAtMs: 0, seatedAtMs: 0, seatFence: 0, endsAtMs: 0 },
    ...{ providerAskedAtMs: 0, isNoted: false },
  };
  await questions.create(stray).catch(unlessOvertaken);
}

/** A payment that was refunded, by us or by the provider, closes its question. */
async function handleRefunded(
  services: Services,
  home: string,
  found: Question | undefined,
  payment: Payment,
): Promise<void> {
  const { questions, clock, log } = services;
  let question = found;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const isUnheardOf = question !== undefined && placeFor(question, payment) !== undefined;
    if (question?.paymentId !== payment.paymentId && !isUnheardOf) {
      question = await questions.find(home, strayId(payment.paymentId));
    }
    if (!question || question.state === 'refunded') return;
    const { state, roomId, questionId } = question;
    if (state === 'answered') {
      return log({ event: 'refunded-although-answered', roomId, questionId });
    }
    const elsewhere = state !== 'refundDue' && { outcome: 'refunded-elsewhere' as const };
    const to = { state: 'refunded', nowMs: clock.now(), ...elsewhere } as const;
    const done = isUnheardOf ? questions.pay(question, payment, to) : questions.move(question, to);
    if (await won(done)) return;
    question = await questions.find(roomId, questionId);
  }
  throw busy();
}

/** The room and the question are in the order's id; anything else is no order of ours. */
function orderOf(orderId: string): { roomId: string; questionId: string } {
  const [, roomId = '', questionId = ''] = ORDER_ID.exec(orderId) ?? [];
  return ROOM_ID.test(roomId) ? { roomId, questionId } : { roomId: NO_ROOM, questionId: 'none' };
}

/** Payment ids are the provider's: any text, so that its digest names the row. */
function strayId(paymentId: string): string {
  return `payment-${createHash('sha256').update(paymentId).digest('hex').slice(0, 32)}`;
}

function busy(): AppError {
  return new AppError('RoomBusy', 'The question is being changed by others; try again.', {
    retryAfterMs: 1000,
  });
}
