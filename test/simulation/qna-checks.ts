import type { Payment } from '../../lib/model/payments';
import type { QuestionState } from '../../lib/model/question';
import type { Row, Update } from '../../lib/model/table';
import { roomFromRow } from '../../lib/store/room-row';
import type { PaymentService } from './payment-service';
import type { World } from './world';

/** Where a question may go from each state; what is not here is for good. */
const WAYS: Partial<Record<QuestionState, QuestionState[]>> = {
  awaitingPayment: ['queued', 'closing', 'refundDue', 'refunded'],
  closing: ['cancelled', 'refundDue', 'refunded'],
  queued: ['answering', 'refundDue', 'refunded'],
  answering: ['answering', 'queued', 'answered', 'refundDue', 'refunded'],
  refundDue: ['refunded'],
};

/** What is promised of paid questions: money is an answer or comes back, and never both. */
export class QnaChecks {
  readonly #world: World;
  #states = new Map<string, QuestionState>();
  #answered = new Set<string>();
  /** Questions whose asker has, or has had, the seat. */
  #seated = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** No question leaves a state that is for good, and none is over while its money is here. */
  wrote({ table, key, put }: Update, row: () => Row | undefined): void {
    const to = table === 'questions' && put?.question_state;
    if (!to) return;
    const id = String(key.question_id);
    const born = id.startsWith('payment-') ? 'refundDue' : 'awaitingPayment';
    const from = this.#states.get(id) ?? born;
    this.#states.set(id, to as QuestionState);
    this.#world.tally.add(`question: ${from} → ${to}`);
    if (put?.outcome === 'host-changed')
      this.#world.tally.add(`hand-over: a question is ${to} by it`);
    if (!WAYS[from]?.includes(to as QuestionState)) {
      this.#world.violate(`The question ${id} went from ${from} to ${to}.`);
    }
    this.#checkSeat(id, put, from);
    const paymentId = String(row()?.payment_id ?? '');
    if (to === 'answered') this.#answered.add(paymentId);
    const isPaid = paymentId !== '';
    const mayBePaid = !['awaitingPayment', 'closing', 'cancelled'].includes(String(to));
    if (isPaid !== mayBePaid) this.#world.violate(`${id} is ${to}, its payment '${paymentId}'.`);
  }

  /** The seconds begin once, and nothing is answered without them. */
  #checkSeat(id: string, put: Partial<Row>, from: QuestionState): void {
    const { question_state: to, seated_at_ms: seatedAtMs, attempts } = put;
    const wasSeated = this.#seated.has(id);
    const isBegunAgain = wasSeated && (attempts !== undefined || Number(seatedAtMs) > 0);
    const isLost = wasSeated && from === 'answering' && to === 'queued';
    const isUnseen = !wasSeated && to === 'answered';
    if (isBegunAgain || isLost || isUnseen) {
      this.#world.violate(
        `${id} went to ${to}, and its asker ${wasSeated ? 'had' : 'has no'} seat.`,
      );
    }
    if (Number(seatedAtMs) > 0) this.#seated.add(id);
  }

  /** The provider gives a payment back. */
  refunded({ paymentId }: Payment): void {
    if (!this.#answered.has(paymentId)) return;
    this.#world.violate(`${paymentId} was given back although its question was answered.`);
  }

  /** What was paid is what was answered and what was given back, to the cent. */
  #checkSums({ ledger }: PaymentService, questions: Row[]): void {
    const entries = [...ledger.values()];
    const paid = sum(entries.map(({ payment }) => payment.amountCents));
    const back = sum(entries.map(({ payment, refunds }) => payment.amountCents * refunds));
    const answered = sum(
      questions
        .filter((row) => row.question_state === 'answered')
        .map((row) => Number(row.paid_cents)),
    );
    if (back + answered !== paid) {
      this.#world.violate(`${paid} cents were paid, ${answered} answered and ${back} given back.`);
    }
  }

  /** Once everything is quiet each payment is one answer or one refund. */
  checkEnd(payments: PaymentService, rows: { questions: Row[]; open: Row[]; rooms: Row[] }): void {
    this.#checkSums(payments, rows.questions);
    for (const { payment, refunds } of payments.ledger.values()) {
      const { paymentId } = payment;
      const holders = rows.questions.filter((row) => row.payment_id === paymentId);
      const states = holders.map((row) => row.question_state);
      const isRight = refunds === 0 ? 'answered' : 'refunded';
      if (states.length !== 1 || states[0] !== isRight || refunds > 1) {
        this.#world.violate(`${paymentId} is [${states}], and was given back ${refunds} times.`);
      }
    }
    for (const { question_id, question_state } of rows.questions) {
      if (['answered', 'cancelled', 'refunded'].includes(String(question_state))) continue;
      // Nobody was told of an order that was never listed, so nobody can pay for it.
      const isListed = rows.open.some((row) => row.question_id === question_id);
      if (isListed || question_state !== 'awaitingPayment') {
        this.#world.violate(`The question ${question_id} stays ${question_state}.`);
      }
    }
    for (const { question_id } of rows.open) {
      this.#world.violate(`The question ${question_id} stays listed.`);
    }
    for (const room of rows.rooms.map(roomFromRow)) {
      const left = room.state === 'open' && room.stage.find(({ questionId }) => questionId);
      if (left) this.#world.violate(`The seat of ${left.questionId} is never taken back.`);
    }
  }
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
