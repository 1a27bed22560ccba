import type { Payment } from '../model/payments';
import type { Question, QuestionOutcome, QuestionState } from '../model/question';
import { type Condition, ConditionFailed, type Key, type Table } from '../model/table';
import { readRow, writeRow } from './columns';
import { isAttempt, isNotSeated, isQuestionIn } from './conditions';
import { QUESTION } from './question-row';
import { roomKey } from './room-row';

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
    return row && readRow(QUESTION, row);
  }

  /** The questions of a room that are not over, oldest first. */
  async open(roomId: string): Promise<Question[]> {
    const found: Question[] = [];
    let start: Key | undefined;
    for (let listed = 0; listed < MAX_OPEN; listed += PAGE) {
      const { rows, next } = await this.#table.range({
        table: 'open_questions',
        prefix: roomKey(roomId),
        keyColumns: ['shard', 'room_id', 'question_id'],
        direction: 'forward',
        limit: PAGE,
        ...(start && { start: { question_id: start.question_id ?? '' } }),
      });
      const { questionId } = QUESTION;
      const keys = rows.map((row) =>
        keyOf({ roomId, questionId: questionId.read(row.question_id) }),
      );
      const page = await this.#table.getMany('questions', keys);
      found.push(...page.map((row) => readRow(QUESTION, row)));
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
    const columns = writeRow(QUESTION, question);
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

  /** Takes a question that is over, and noted, off the list; repeating it is harmless. */
  async unlist(question: QuestionKey): Promise<void> {
    // Who lists it again must not note it again.
    await this.#table.update({
      table: 'questions',
      key: keyOf(question),
      row: 'present',
      put: writeRow(QUESTION, { isNoted: true }),
    });
    await this.#table.delete({ table: 'open_questions', key: keyOf(question), row: 'any' });
  }

  /** Notes the payment and where the question goes by it. Throws `ConditionFailed`. */
  async pay(
    question: Seen,
    payment: Payment,
    to: { state: QuestionState; outcome?: QuestionOutcome; nowMs: number },
  ): Promise<void> {
    const paid = {
      paymentId: payment.paymentId,
      paidCents: payment.amountCents,
      paidCurrency: payment.currency,
      paidAtMs: to.nowMs,
    };
    await this.#move(question, { ...to, ...paid });
  }

  /** Moves a question on. Throws `ConditionFailed` if somebody else was faster. */
  async move(
    question: Seen,
    to: { state: QuestionState; outcome?: QuestionOutcome; nowMs: number },
  ): Promise<void> {
    await this.#move(question, to);
  }

  /** The host takes it. Throws `ConditionFailed`. */
  async take(question: Seen, nowMs: number): Promise<void> {
    const taken = { attempts: question.attempts + 1, takenAtMs: nowMs, seatedAtMs: 0 };
    await this.#move(question, { state: 'answering', nowMs, ...taken });
  }

  /** The asker has the seat, and the time runs. Throws `ConditionFailed` if this is noted. */
  async noteSeat(
    question: Question,
    seat: { seatedAtMs: number; endsAtMs: number; fence: number },
  ): Promise<void> {
    const { seatedAtMs, endsAtMs, fence } = seat;
    const seated = { seatedAtMs, endsAtMs, seatFence: fence };
    await this.#move(question, { state: 'answering', nowMs: seatedAtMs, ...seated }, [isNotSeated]);
  }

  /** The seat could not be given: it waits again. Throws `ConditionFailed` if it was given. */
  async requeue(question: Seen, nowMs: number): Promise<void> {
    await this.#move(question, { state: 'queued', nowMs }, [isNotSeated]);
  }

  /** The provider was asked and has not done it. Throws `ConditionFailed` if it went on meanwhile. */
  async noteAsked(question: Seen, nowMs: number): Promise<void> {
    await this.#table.update({
      table: 'questions',
      key: keyOf(question),
      row: 'present',
      condition: isQuestionIn(question.state),
      put: writeRow(QUESTION, { providerAskedAtMs: nowMs }),
    });
  }

  async #move(
    question: Seen,
    { nowMs, ...changes }: Partial<Question> & { state: QuestionState; nowMs: number },
    also: Condition[] = [],
  ): Promise<void> {
    await this.#table.update({
      table: 'questions',
      key: keyOf(question),
      row: 'present',
      condition: { and: [isQuestionIn(question.state), isAttempt(question.attempts), ...also] },
      put: writeRow(QUESTION, { changedAtMs: nowMs, providerAskedAtMs: 0, ...changes }),
    });
  }
}

function keyOf({ roomId, questionId }: QuestionKey) {
  return { ...roomKey(roomId), question_id: questionId };
}
