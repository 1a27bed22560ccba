/**
 * The few words in which the store speaks to its database: rows of plain values, conditions, and
 * the errors of a write. `aliyun/tablestore.ts` says them to Tablestore.
 */
export type Value = string | number | boolean;
export type Row = Record<string, Value>;
/** Primary key columns, in the order of the table's schema. */
export type Key = Record<string, string | number>;

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Condition =
  | {
      column: string;
      is: Comparison;
      value: Value;
      /** Also satisfied by a missing column. */
      orMissing?: boolean;
    }
  | { and: Condition[] }
  | { or: Condition[] };

export interface Write {
  table: string;
  key: Key;
  /** Whether the row must be there already, must not, or does not matter. */
  row: 'present' | 'absent' | 'any';
  /** A missing column satisfies no condition that does not say so. */
  condition?: Condition;
}

export interface Update extends Write {
  put?: Partial<Row>;
  remove?: string[];
  /** Added to integer columns. */
  increment?: Record<string, number>;
  /** The new values of the incremented columns are returned; adding 0 reads a column back. */
  readsBack?: boolean;
}

export interface Range {
  table: string;
  /** Key columns shared by all rows of the range. */
  prefix: Key;
  /** Bounds of the following key column and the rest, start inclusive; absent is unbounded. */
  start?: Key;
  end?: Key;
  keyColumns: string[];
  direction: 'forward' | 'backward';
  limit: number;
}

export interface ColumnRange {
  table: string;
  key: Key;
  /** Bounds of the names: start inclusive. */
  start: string;
  end: string;
  limit: number;
}

/** A database of rows; single-row writes are atomic. */
export interface Table {
  /** The row, or of it only these columns; a row that has none of them counts as absent. */
  get(table: string, key: Key, columns?: string[]): Promise<Row | undefined>;
  getMany(table: string, keys: Key[]): Promise<Row[]>;
  /** Columns of a row in the order of their names; none if there is no such row. */
  columns(range: ColumnRange): Promise<Row>;
  /** Rows in key order and the key to go on from, if there may be more. */
  range(range: Range): Promise<{ rows: Row[]; next?: Key }>;
  /** Replaces the whole row. Throws `ConditionFailed`. */
  put(write: Write & { columns: Row }): Promise<void>;
  /** Changes columns; returns those incremented if it reads back. Throws `ConditionFailed`. */
  update(update: Update): Promise<Row>;
  /** Throws `ConditionFailed`. */
  delete(write: Write): Promise<void>;
}

/** The row was not as the write's condition asks. */
export class ConditionFailed extends Error {
  override name = 'ConditionFailed';
}

/** For `catch`: undefined when somebody else was faster; any other error goes on. */
export function unlessOvertaken(error: unknown): undefined {
  if (!(error instanceof ConditionFailed)) throw error;
}

/** Whether a conditional write was done, or somebody else was faster. Throws any other error. */
export function won(write: Promise<unknown>): Promise<boolean> {
  return write.then(
    () => true,
    (error: unknown) => unlessOvertaken(error) ?? false,
  );
}

/** The store could not be asked; a write may or may not have been done. */
export class StoreFailed extends Error {
  override name = 'StoreFailed';
}
