/**
 * A paid question (付费问答) and its money. The question's own row is the truth:
 *
 *     awaitingPayment → queued ⇄ answering → answered
 *           ↓             ↓         ↓
 *        closing    →       refundDue      → refunded
 *           ↓
 *       cancelled
 *
 * A payment for which no question waits is a row of its own, born as `refundDue`. Each
 * arrow is one conditional write, so the second writer changes nothing: a payment ends as an
 * answer or as one refund, never as both and never as neither. Everything here is a pure decision
 * about rows as they were read and the time; `question-follow.ts` acts on it.
 */

import { type AnswerFacts, isAnswered } from './answer';
import type { Payment } from './payments';
import type { Question, QuestionOutcome } from './question';

/** An order that is not paid by then is given up. */
export const PAY_WITHIN_MS = 15 * 60_000;

/** Nobody waits longer for an answer that was paid for. */
export const QUEUE_WITHIN_MS = 60 * 60_000;

/** The call that gives the seat has surely ended by then. */
export const SEAT_WITHIN_MS = 15_000;

/** A provider that does not confirm is asked again after this, and ever more rarely. */
const REFUND_AGAIN_MS = 30_000;
const MAX_REFUND_AGAIN_MS = 60 * 60_000;

/** What is to be done about a question. */
export type QuestionStep =
  | { do: 'nothing'; checkAtMs: number | undefined }
  | { do: 'close'; outcome: QuestionOutcome }
  | { do: 'verify-payment' }
  | { do: 'note-seat'; fence: number }
  | { do: 'requeue' }
  | { do: 'finish' }
  | { do: 'owe'; outcome: QuestionOutcome }
  | { do: 'refund' }
  | { do: 'forget' };

/** What decides about a question: its room, read after it, the host, and the moment. */
export interface Surroundings extends AnswerFacts {
  /** Since when the host has been away; undefined while present. */
  hostGoneSinceMs: number | undefined;
}

/** What has to be done next about a question. */
export function nextQuestionStep(question: Question, around: Surroundings): QuestionStep {
  switch (question.state) {
    case 'awaitingPayment':
      return whileUnpaid(question, around);
    case 'queued':
      return whileQueued(question, around);
    case 'answering':
      return whileAnswering(question, around);
    case 'closing':
      return onceDue(question, around, { do: 'verify-payment' });
    case 'refundDue':
      return onceDue(question, around, { do: 'refund' });
    case 'answered':
    case 'cancelled':
    case 'refunded':
      return { do: 'forget' };
    default:
      return question.state satisfies never;
  }
}

/** When the provider is to be asked: at once, or again if it did not answer or confirm. */
export function askProviderAt({ changedAtMs, providerAskedAtMs }: Question): number {
  if (providerAskedAtMs === 0) return 0;
  const waitMs = Math.max(REFUND_AGAIN_MS, (providerAskedAtMs - changedAtMs) / 2);
  return providerAskedAtMs + Math.min(waitMs, MAX_REFUND_AGAIN_MS);
}

/** However often the room is checked: each of its events would wait for a provider that hangs. */
function onceDue(question: Question, { nowMs }: Surroundings, step: QuestionStep): QuestionStep {
  const askAtMs = askProviderAt(question);
  return nowMs < askAtMs ? { do: 'nothing', checkAtMs: askAtMs } : step;
}

/** Whether the payment is what was asked for. */
export function isRightPayment({ priceCents, currency }: Question, payment: Payment): boolean {
  return payment.amountCents === priceCents && payment.currency === currency;
}

/** Whether the question takes one of the places that `queueLength` counts. */
export function takesPlace({ state }: Question): boolean {
  return state === 'awaitingPayment' || state === 'queued' || state === 'answering';
}

function whileUnpaid(question: Question, around: Surroundings): QuestionStep {
  const { createdAtMs } = question;
  if (isRoomOver(createdAtMs, around)) return { do: 'close', outcome: 'room-closed' };
  if (hasOtherHost(question, around)) return { do: 'close', outcome: 'host-changed' };
  const payByMs = createdAtMs + PAY_WITHIN_MS;
  if (around.nowMs >= payByMs) return { do: 'close', outcome: 'unpaid' };
  return { do: 'nothing', checkAtMs: payByMs };
}

function whileQueued(question: Question, around: Surroundings): QuestionStep {
  const { createdAtMs, paidAtMs } = question;
  const { nowMs } = around;
  if (isRoomOver(createdAtMs, around)) return { do: 'owe', outcome: 'room-closed' };
  if (hasOtherHost(question, around)) return { do: 'owe', outcome: 'host-changed' };
  const absence = absenceOf(paidAtMs, around);
  if (absence && nowMs >= absence.overAtMs) return { do: 'owe', outcome: absence.outcome };
  const expiresAtMs = paidAtMs + QUEUE_WITHIN_MS;
  if (nowMs >= expiresAtMs) return { do: 'owe', outcome: 'expired' };
  return { do: 'nothing', checkAtMs: Math.min(expiresAtMs, absence?.overAtMs ?? expiresAtMs) };
}

function whileAnswering(question: Question, around: Surroundings): QuestionStep {
  const { questionId, takenAtMs, seatedAtMs, endsAtMs } = question;
  const { room, nowMs } = around;
  const hasSeat = room?.stage.some((seat) => seat.questionId === questionId) ?? false;
  if (seatedAtMs === 0) {
    if (isRoomOver(takenAtMs, around)) return { do: 'owe', outcome: 'room-closed' };
    if (hasOtherHost(question, around)) return { do: 'owe', outcome: 'host-changed' };
    if (room && hasSeat) return { do: 'note-seat', fence: room.mix.fence };
    const seatByMs = takenAtMs + SEAT_WITHIN_MS;
    return nowMs >= seatByMs ? { do: 'requeue' } : { do: 'nothing', checkAtMs: seatByMs };
  }
  const isOver = isRoomOver(seatedAtMs, around) || hasOtherHost(question, around);
  if (nowMs >= endsAtMs || isOver) return endOfAnswer(question, around);
  // Askers who give the seat up, and hosts who take it away, end the answer first.
  if (!hasSeat) return { do: 'owe', outcome: 'cut-short' };
  const absence = absenceOf(seatedAtMs, around);
  if (absence && nowMs >= absence.overAtMs) return endOfAnswer(question, around);
  return { do: 'nothing', checkAtMs: Math.min(endsAtMs, absence?.overAtMs ?? endsAtMs) };
}

/** What becomes of an answer that ends now, otherwise than by its asker. */
export function endOfAnswer(
  question: Question,
  facts: AnswerFacts,
): { do: 'finish' } | { do: 'owe'; outcome: QuestionOutcome } {
  return isAnswered(question, facts) ? { do: 'finish' } : { do: 'owe', outcome: 'cut-short' };
}

/** Also when the room was closed and opened again since. */
function isRoomOver(sinceMs: number, { room }: Surroundings): boolean {
  return !room || room.state === 'closed' || room.createdAtMs > sinceMs;
}

/** Another host has the room than was asked. */
function hasOtherHost({ hostId }: Question, { room }: Surroundings): boolean {
  return room !== undefined && room.hostId !== hostId;
}

/** Nobody can answer while the host is away or no mix runs; for some time they may come back. */
function absenceOf(sinceMs: number, { room, hostGoneSinceMs }: Surroundings) {
  if (!room) return undefined;
  const graceMs = room.hostGraceSeconds * 1000;
  const absence = (outcome: 'host-gone' | 'mix-ended', goneMs: number) => {
    const goneSinceMs = Math.max(goneMs, sinceMs);
    return { outcome, sinceMs: goneSinceMs, overAtMs: goneSinceMs + graceMs };
  };
  if (room.mix.state === 'idle') return absence('mix-ended', room.mix.endedAtMs);
  return hostGoneSinceMs === undefined ? undefined : absence('host-gone', hostGoneSinceMs);
}
