import type TableStore from 'tablestore';
import { ConditionFailed, StoreFailed } from '../model/table';
import {
  CONDITION_FAILED,
  isRefusal,
  isTooLate,
  isWorthRepeating,
  type Operation,
} from './tablestore-calls';

/** A row that is read or written. */
export interface RowCall {
  tableName: string;
  primaryKey: TableStore.Cell[];
}

/** How rows are sent. */
export interface Batching<Call extends RowCall> {
  operation: Operation;
  /** https://help.aliyun.com/en/tablestore/product-overview/general-limits */
  maxRows: number;
  /** What must be the same for all rows of a table in one call. */
  sharedByTable(call: Call): unknown;
  alone(call: Call): Promise<TableStore.RowData | undefined>;
  /** Answers for each row, in the order of the tables and of the rows in each. */
  together(tables: Call[][]): Promise<TableStore.RowAnswer[]>;
}

interface Waiting<Call> {
  call: Call;
  resolve(row: Promise<TableStore.RowData | undefined>): void;
}

/**
 * Sends in one call what is asked in the same turn of the event loop: a batch costs one request, and
 * its rows are done each by itself, as if they had been sent at the same time. A row comes once in a
 * batch. https://www.alibabacloud.com/help/en/tablestore/developer-reference/batchwriterow
 */
export class RowBatches<Call extends RowCall> {
  readonly #batching: Batching<Call>;
  #waiting: Waiting<Call>[] = [];

  constructor(batching: Batching<Call>) {
    this.#batching = batching;
  }

  /** Throws `ConditionFailed` and `StoreFailed`, as the row would alone. */
  add(call: Call): Promise<TableStore.RowData | undefined> {
    return new Promise((resolve) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#send());
      this.#waiting.push({ call, resolve });
    });
  }

  #send(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const batch of this.#split(waiting)) {
      const [first, ...others] = batch;
      if (first && others.length === 0) first.resolve(this.#batching.alone(first.call));
      else this.#sendBatch(batch);
    }
  }

  /** As few batches as can be, each with different rows. */
  #split(waiting: Waiting<Call>[]): Waiting<Call>[][] {
    const batches: Waiting<Call>[][] = [];
    for (const item of waiting) {
      const open = batches.find((batch) => this.#hasRoomFor(item.call, batch));
      if (open) open.push(item);
      else batches.push([item]);
    }
    return batches;
  }

  #hasRoomFor(call: Call, batch: Waiting<Call>[]): boolean {
    const { maxRows, sharedByTable } = this.#batching;
    const sameTable = batch.filter((other) => other.call.tableName === call.tableName);
    return (
      batch.length < maxRows &&
      sameTable.every(
        (other) =>
          !isSame(other.call.primaryKey, call.primaryKey) &&
          isSame(sharedByTable(other.call), sharedByTable(call)),
      )
    );
  }

  #sendBatch(batch: Waiting<Call>[]): void {
    const tables = [...groupedByTable(batch).values()];
    const sentAtMs = Date.now();
    const answers = this.#batching.together(tables.map((rows) => rows.map(({ call }) => call)));
    for (const [index, { call, resolve }] of tables.flat().entries()) {
      resolve(
        answers.then(
          (rows) => this.#rowOf(call, rows[index], sentAtMs),
          (error: unknown) => this.#afterFailure(call, error, sentAtMs),
        ),
      );
    }
  }

  #rowOf(call: Call, answer: TableStore.RowAnswer | undefined, sentAtMs: number) {
    if (answer?.isOk) return answer;
    const { operation, alone } = this.#batching;
    const code = answer?.errorCode ?? undefined;
    if (code === CONDITION_FAILED) throw new ConditionFailed(operation);
    const isRepeated = isWorthRepeating(operation, code) && !isTooLate(operation, sentAtMs);
    if (isRepeated) return alone(call);
    const cause = new Error(`${code}: ${answer?.errorMessage}`);
    throw new StoreFailed(`${operation}: ${code ?? 'no answer'}`, { cause });
  }

  /** A call that was refused says nothing of its rows: each is sent alone. */
  #afterFailure(call: Call, error: unknown, sentAtMs: number) {
    const { operation, alone } = this.#batching;
    if (isRefusal(error) && !isTooLate(operation, sentAtMs)) return alone(call);
    throw error;
  }
}

function groupedByTable<Call extends RowCall>(batch: Waiting<Call>[]) {
  const tables = new Map<string, Waiting<Call>[]>();
  for (const item of batch) {
    const rows = tables.get(item.call.tableName) ?? [];
    tables.set(item.call.tableName, [...rows, item]);
  }
  return tables;
}

/** Cells hold numbers as objects of the client's, which have them in their fields. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
