import type { Payment } from '../model/payments';
import type { Question, QuestionOutcome, QuestionState } from '../model/question';
import { type Condition, ConditionFailed, type Key, type Row, type Table } from '../model/table';
import { isAttempt, isQuestionIn } from './conditions';
import { questionFromRow, questionRow } from './question-row';
import { roomKey } from './room-row';

const KEY_COLUMNS = ['shard', 'room_id', 'question_id'];

/** What one read of many rows may ask for. */
const PAGE = 100;

/** More open questions than this are checked only when others are done. */
const MAX_OPEN = 1000;

type QuestionKey = Pick<Question, 'roomId' | 'questionId'>;

/** Which question is meant, and what it was read as: a write that finds it changed does nothing. */
type Seen = Pick<Question, 'roomId' | 'questionId' | 'state' | 'attempts'>;

/**
 * Paid questions, one row each and kept for good, as they are about money; and which of them are
 * open. A question is listed before anybody can pay for it, and unlisted after it is over, so that
 * no money is ever missing from the list.
 */
export class QuestionStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(roomId: string, questionId: string): Promise<Question | undefined> {
    const row = await this.#table.get('questions', keyOf({ roomId, questionId }));
    return row && questionFromRow(row);
  }

  /** The questions of a room that are not over, oldest first. */
  async open(roomId: string): Promise<Question[]> {
    const found: Question[] = [];
    let start: Key | undefined;
    for (let listed = 0; listed < MAX_OPEN; listed += PAGE) {
      const { rows, next } = await this.#table.range({
        table: 'open_questions',
        prefix: roomKey(roomId),
        keyColumns: KEY_COLUMNS,
        direction: 'forward',
        limit: PAGE,
        ...(start && { start: { question_id: start.question_id ?? '' } }),
      });
      const keys = rows.map((row) => keyOf({ roomId, questionId: String(row.question_id) }));
      found.push(...(await this.#table.getMany('questions', keys)).map(questionFromRow));
      if (!next) break;
      start = next;
    }
    return found;
  }

  /**
   * Writes a new question down and lists it. Throws `ConditionFailed` if there is one with this id,
   * which is listed then all the same.
   */
  async create(question: Question): Promise<void> {
    const columns = questionRow(question);
    const key = keyOf(question);
    try {
      await this.#table.put({ table: 'questions', key, row: 'absent', columns });
    } catch (error) {
      // It may be there from a try that died right after.
      if (error instanceof ConditionFailed) await this.list(question);
      throw error;
    }
    await this.list(question);
  }

  /** Lists a question among the open ones; repeating it is harmless. */
  async list(question: QuestionKey): Promise<void> {
    const key = keyOf(question);
    await this.#table.put({
      table: 'open_questions',
      key,
      row: 'any',
      columns: { listed: true },
    });
  }

  /** Takes a question that is over off the list; repeating it is harmless. */
  async unlist(question: QuestionKey): Promise<void> {
    await this.#table.delete({ table: 'open_questions', key: keyOf(question), row: 'any' });
  }

  /** Notes the payment and where the question goes by it. Throws `ConditionFailed`. */
  async pay(
    question: Seen,
    payment: Payment,
    to: { state: QuestionState; outcome?: QuestionOutcome; nowMs: number },
  ): Promise<void> {
    await this.#move(question, { ...to, put: paymentColumns(payment, to.nowMs) });
  }

  /** Moves a question on. Throws `ConditionFailed` if somebody else was faster. */
  async move(
    question: Seen,
    to: { state: QuestionState; outcome?: QuestionOutcome; nowMs: number },
  ): Promise<void> {
    await this.#move(question, { ...to, put: {} });
  }

  /** The host takes it. Throws `ConditionFailed`. */
  async take(question: Seen, nowMs: number): Promise<void> {
    const put = { attempts: question.attempts + 1, taken_at_ms: nowMs, seated_at_ms: 0 };
    await this.#move(question, { state: 'answering', nowMs, put });
  }

  /** The asker has the seat, and the time runs. Throws `ConditionFailed` if this is noted. */
  async noteSeat(
    question: Question,
    seat: { seatedAtMs: number; endsAtMs: number; fence: number },
  ): Promise<void> {
    const { seatedAtMs, endsAtMs, fence } = seat;
    const put = { seated_at_ms: seatedAtMs, ends_at_ms: endsAtMs, seat_fence: fence };
    await this.#move(question, { state: 'answering', nowMs: seatedAtMs, put }, [isNotSeated]);
  }

  /** The seat could not be given: it waits again. Throws `ConditionFailed` if it was given. */
  async requeue(question: Seen, nowMs: number): Promise<void> {
    await this.#move(question, { state: 'queued', nowMs, put: {} }, [isNotSeated]);
  }

  async #move(
    question: Seen,
    to: { state: QuestionState; outcome?: QuestionOutcome; nowMs: number; put: Row },
    also: Condition[] = [],
  ): Promise<void> {
    const { state, outcome, nowMs, put } = to;
    await this.#table.update({
      table: 'questions',
      key: keyOf(question),
      row: 'present',
      condition: { and: [isQuestionIn(question.state), isAttempt(question.attempts), ...also] },
      put: { question_state: state, changed_at_ms: nowMs, ...put, ...(outcome && { outcome }) },
    });
  }
}

const isNotSeated: Condition = { column: 'seated_at_ms', is: '=', value: 0 };

function paymentColumns({ paymentId, amountCents, currency }: Payment, nowMs: number): Row {
  return {
    payment_id: paymentId,
    paid_cents: amountCents,
    paid_currency: currency,
    paid_at_ms: nowMs,
  };
}

function keyOf({ roomId, questionId }: QuestionKey) {
  return { ...roomKey(roomId), question_id: questionId };
}
