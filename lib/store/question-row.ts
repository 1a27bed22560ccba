import { QUESTION_OUTCOMES, QUESTION_STATES, type Question } from '../model/question';
import { type Columns, flag, integer, key, optional, text, word } from './columns';

/** Twelve digits of the time in milliseconds, so that ids grow with it, and twelve of chance. */
export const QUESTION_ID = /^[0-9a-f]{24}$/;

/** A row of the table `questions`. */
export const QUESTION: Columns<Question> = {
  roomId: key(text('room_id')),
  questionId: key(text('question_id')),
  hostId: text('host_id'),
  userId: text('user_id'),
  name: text('name'),
  text: text('text'),
  state: word('question_state', QUESTION_STATES),
  orderId: text('order_id'),
  priceCents: integer('price_cents'),
  currency: text('currency'),
  seconds: integer('seconds'),
  createdAtMs: integer('created_at_ms'),
  paymentId: text('payment_id'),
  paidCents: integer('paid_cents'),
  paidCurrency: text('paid_currency'),
  paidAtMs: integer('paid_at_ms'),
  attempts: integer('attempts'),
  takenAtMs: integer('taken_at_ms'),
  seatedAtMs: integer('seated_at_ms'),
  seatFence: integer('seat_fence'),
  endsAtMs: integer('ends_at_ms'),
  outcome: optional(word('outcome', QUESTION_OUTCOMES)),
  changedAtMs: integer('changed_at_ms'),
  providerAskedAtMs: optional(integer('provider_asked_at_ms'), 0),
  isNoted: optional(flag('is_noted'), false),
};
