/** Where payments are kept that belong to no room: the one id that no room can have. */
export const NO_ROOM = '0';

/** What may have become of a question; `question-state.ts` has the ways between them. */
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
  'host-changed',
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

/** A question and the money for it; `question-state.ts` says what becomes of it. */
export interface Question {
  roomId: string;
  questionId: string;
  /** Who was asked: nobody else's answer was paid for. */
  hostId: string;
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
  attempts: number;
  takenAtMs: number;
  /** 0 until the asker has the seat. */
  seatedAtMs: number;
  /** Of the room's mix at that moment. */
  seatFence: number;
  endsAtMs: number;
  outcome: QuestionOutcome | undefined;
  /** When it reached the state that it is in. */
  changedAtMs: number;
  /** When the provider was last asked to close or refund it and did not do so; 0 before, in ms. */
  providerAskedAtMs: number;
  /** All that events say of it has been noted. */
  isNoted: boolean;
}
