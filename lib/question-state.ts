/**
 * A paid question (付费问答) and its money. The question's own row is the truth:
 *
 *     awaitingPayment → queued ⇄ answering → answered
 *           ↓             ↓         ↓
 *        closing    →       refundDue      → refunded
 *           ↓
 *       cancelled
 *
 * A payment for which no question waits (any more) is a row of its own, born as `refundDue`. Each arrow is one conditional write, so that whoever is second changes nothing: a payment ends as
 * an answer or as one refund, never as both and never as neither. Everything here is a pure decision
 * about rows as they were read and the time; `question-follow.ts` acts on it.
 */
import type { Room } from './room-row';
import type { Row } from './table';

/** Who has not paid by then does not want to. */
export const PAY_WITHIN_MS = 15 * 60_000;
/** Nobody waits longer for an answer that was paid for. */
export const QUEUE_WITHIN_MS = 60 * 60_000;
/** The call that gives the seat has surely ended by then. */
export const SEAT_WITHIN_MS = 15_000;
/** Of an answer that the host or the room breaks off, less than this share is not worth its price. */
export const WORTH_ITS_PRICE = 0.5;
/** A provider that does not confirm is asked again after this, and ever more rarely. */
const REFUND_AGAIN_MS = 30_000;
const MAX_REFUND_AGAIN_MS = 60 * 60_000;

export const QUESTION_STATES = [
  'awaitingPayment',
  'queued',
  'answering',
  'answered',
  'closing',
  'cancelled',
  'refundDue',
  'refunded',
] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** Why a question ended without an answer. */
export const QUESTION_OUTCOMES = [
  'unpaid',
  'withdrawn',
  'refused',
  'expired',
  'host-gone',
  'mix-ended',
  'room-closed',
  'cut-short',
  'paid-late',
  'paid-twice',
  'wrong-amount',
  'unknown-order',
  'refunded-elsewhere',
] as const;
export type QuestionOutcome = (typeof QUESTION_OUTCOMES)[number];

/** Where payments are kept that belong to no room: the one id that no room can have. */
export const NO_ROOM = '0';

/** What a host asks for an answer. */
export interface QnaTerms {
  priceCents: number;
  currency: string;
  secondsPerAnswer: number;
  /** How many may wait or be answered at a time, those included who are about to pay. */
  queueLength: number;
}

/** The terms in a room's row, and whether questions are taken now. */
export interface Qna extends QnaTerms {
  isOpen: boolean;
}

/** Money that has arrived. */
export interface Payment {
  /** The provider's own; a payment has one however often it is told of. */
  paymentId: string;
  orderId: string;
  amountCents: number;
  currency: string;
}

export interface Question {
  roomId: string;
  questionId: string;
  userId: string;
  name: string;
  text: string;
  state: QuestionState;
  orderId: string;
  priceCents: number;
  currency: string;
  seconds: number;
  createdAtMs: number;
  /** Empty until somebody paid. */
  paymentId: string;
  paidCents: number;
  paidCurrency: string;
  paidAtMs: number;
  /** How often the host has taken it; a try to seat the asker belongs to one of them. */
  takes: number;
  takenAtMs: number;
  /** 0 until the asker has the seat. */
  seatedAtMs: number;
  endsAtMs: number;
  outcome: QuestionOutcome | undefined;
  /** When it reached the state that it is in. */
  changedAtMs: number;
}

/** What is to be done about a question. */
export type QuestionStep =
  | { do: 'nothing'; lookAtMs: number | undefined }
  | { do: 'close'; outcome: QuestionOutcome }
  | { do: 'ask-provider' }
  | { do: 'note-seat' }
  | { do: 'requeue' }
  | { do: 'finish' }
  | { do: 'owe'; outcome: QuestionOutcome }
  | { do: 'refund' }
  | { do: 'forget' };

/** What a question is looked at beside: its room, read after it, and the moment. */
export interface Surroundings {
  room: Room | undefined;
  /** Since when the host has been away; undefined while present. */
  hostGoneSinceMs: number | undefined;
  nowMs: number;
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
      return { do: 'ask-provider' };
    case 'refundDue':
      return { do: 'refund' };
    case 'answered':
    case 'cancelled':
    case 'refunded':
      return { do: 'forget' };
    default:
      return question.state satisfies never;
  }
}

/** When the provider, which did not answer or confirm, is to be asked again. */
export function askAgainAt({ changedAtMs }: Question, nowMs: number): number {
  const waitMs = Math.max(REFUND_AGAIN_MS, (nowMs - changedAtMs) / 2);
  return nowMs + Math.min(waitMs, MAX_REFUND_AGAIN_MS);
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
  const payByMs = createdAtMs + PAY_WITHIN_MS;
  if (around.nowMs >= payByMs) return { do: 'close', outcome: 'unpaid' };
  return { do: 'nothing', lookAtMs: payByMs };
}

function whileQueued(question: Question, around: Surroundings): QuestionStep {
  const { createdAtMs, paidAtMs } = question;
  const { nowMs } = around;
  if (isRoomOver(createdAtMs, around)) return { do: 'owe', outcome: 'room-closed' };
  const absence = absenceOf(paidAtMs, around);
  if (absence && nowMs >= absence.overAtMs) return { do: 'owe', outcome: absence.outcome };
  const expiresAtMs = paidAtMs + QUEUE_WITHIN_MS;
  if (nowMs >= expiresAtMs) return { do: 'owe', outcome: 'expired' };
  return { do: 'nothing', lookAtMs: Math.min(expiresAtMs, absence?.overAtMs ?? expiresAtMs) };
}

function whileAnswering(question: Question, around: Surroundings): QuestionStep {
  const { questionId, takenAtMs, seatedAtMs, endsAtMs } = question;
  const { room, nowMs } = around;
  const hasSeat = room?.stage.some((seat) => seat.questionId === questionId) ?? false;
  if (seatedAtMs === 0) {
    if (isRoomOver(takenAtMs, around)) return { do: 'owe', outcome: 'room-closed' };
    if (hasSeat) return { do: 'note-seat' };
    const seatByMs = takenAtMs + SEAT_WITHIN_MS;
    return nowMs >= seatByMs ? { do: 'requeue' } : { do: 'nothing', lookAtMs: seatByMs };
  }
  if (nowMs >= endsAtMs) return { do: 'finish' };
  if (isRoomOver(seatedAtMs, around)) return brokenOff(question, nowMs);
  // Whoever gives up the seat, or is put off the stage, has been answered.
  if (!hasSeat) return { do: 'finish' };
  const absence = absenceOf(seatedAtMs, around);
  if (absence && nowMs >= absence.overAtMs) return brokenOff(question, absence.sinceMs);
  return { do: 'nothing', lookAtMs: Math.min(endsAtMs, absence?.overAtMs ?? endsAtMs) };
}

function brokenOff({ seatedAtMs, endsAtMs }: Question, atMs: number): QuestionStep {
  const share = (atMs - seatedAtMs) / (endsAtMs - seatedAtMs);
  return share < WORTH_ITS_PRICE ? { do: 'owe', outcome: 'cut-short' } : { do: 'finish' };
}

/** Also when the room was closed and opened again since. */
function isRoomOver(sinceMs: number, { room }: Surroundings): boolean {
  return !room || room.state === 'closed' || room.createdAtMs > sinceMs;
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

/** The columns of a question. */
export function questionRow({
  outcome,
  ...question
}: Omit<Question, 'roomId' | 'questionId'>): Row {
  return {
    user_id: question.userId,
    name: question.name,
    text: question.text,
    question_state: question.state,
    order_id: question.orderId,
    price_cents: question.priceCents,
    currency: question.currency,
    seconds: question.seconds,
    created_at_ms: question.createdAtMs,
    payment_id: question.paymentId,
    paid_cents: question.paidCents,
    paid_currency: question.paidCurrency,
    paid_at_ms: question.paidAtMs,
    takes: question.takes,
    taken_at_ms: question.takenAtMs,
    seated_at_ms: question.seatedAtMs,
    ends_at_ms: question.endsAtMs,
    changed_at_ms: question.changedAtMs,
    ...(outcome && { outcome }),
  };
}

/** Reads a row of the table `questions`. */
export function questionFromRow(row: Row): Question {
  return {
    roomId: String(row.room_id),
    questionId: String(row.question_id),
    userId: String(row.user_id),
    name: String(row.name),
    text: String(row.text),
    state: row.question_state as QuestionState,
    orderId: String(row.order_id),
    priceCents: Number(row.price_cents),
    currency: String(row.currency),
    seconds: Number(row.seconds),
    createdAtMs: Number(row.created_at_ms),
    paymentId: String(row.payment_id),
    paidCents: Number(row.paid_cents),
    paidCurrency: String(row.paid_currency),
    paidAtMs: Number(row.paid_at_ms),
    takes: Number(row.takes),
    takenAtMs: Number(row.taken_at_ms),
    seatedAtMs: Number(row.seated_at_ms),
    endsAtMs: Number(row.ends_at_ms),
    outcome: row.outcome === undefined ? undefined : (row.outcome as QuestionOutcome),
    changedAtMs: Number(row.changed_at_ms),
  };
}
