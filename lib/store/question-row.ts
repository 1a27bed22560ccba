/** Paid questions as the store keeps them, and what a room's row says of them. */
import type { Question, QuestionOutcome, QuestionState } from '../model/question';
import type { Row } from '../model/table';

/** Twelve digits of the time in milliseconds, so that ids grow with it, and twelve of chance. */
export const QUESTION_ID = /^[0-9a-f]{24}$/;

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
    attempts: question.attempts,
    taken_at_ms: question.takenAtMs,
    seated_at_ms: question.seatedAtMs,
    seat_fence: question.seatFence,
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
    attempts: Number(row.attempts),
    takenAtMs: Number(row.taken_at_ms),
    seatedAtMs: Number(row.seated_at_ms),
    seatFence: Number(row.seat_fence),
    endsAtMs: Number(row.ends_at_ms),
    outcome: row.outcome === undefined ? undefined : (row.outcome as QuestionOutcome),
    changedAtMs: Number(row.changed_at_ms),
  };
}
