/**
 * A row, said once: a table of columns gives the type of the row, how it is read and written, and
 * the names of its columns.
 */
import type { Comparison, Condition, Row, Value } from '../model/table';

/** One column: its stored name, and its value as the model has it. */
export interface Column<T> {
  readonly name: string;
  /** Throws if the row has something else in this column. */
  readonly read: (stored: Value | undefined) => T;
  /** The value to be stored; undefined leaves the column as it is. */
  readonly write: (value: T | undefined) => Value | undefined;
  /** What stands for nothing: 0, an empty text or false. */
  readonly empty?: Value | undefined;
  /** Part of the key: read with the row, never written as a column. */
  readonly isKey?: true;
}

/** The columns of a row, by the fields of its type. */
export type Columns<T> = { readonly [Field in keyof T]-?: Column<T[Field]> };

/** The type of the row that these columns are. */
export type RowOf<C> = { [Field in keyof C]: C[Field] extends Column<infer T> ? T : never };

/** Some fields of a row. */
export type Values<T> = { [Field in keyof T]?: T[Field] | undefined };

/** No condition matches a missing column: "none" that a condition asks for is stored as this. */
const NONE = '';

/** A row as the model has it. Throws if a column has not what its table says. */
export function readRow<T>(columns: Columns<T>, row: Row): T;
export function readRow(columns: Columns<Record<string, unknown>>, row: Row): object {
  const fields = Object.entries(columns);
  return Object.fromEntries(fields.map(([field, { name, read }]) => [field, read(row[name])]));
}

/** The given fields as columns; fields that have none, and those of the key, are left out. */
export function writeRow<T>(columns: Columns<T>, values: Values<NoInfer<T>>): Row {
  const row: Row = {};
  for (const field in columns) {
    const stored = field in values ? columns[field].write(values[field]) : undefined;
    if (stored !== undefined) row[columns[field].name] = stored;
  }
  return row;
}

/** The columns with nothing in them, but for those to which nothing is no value. */
export function emptyRow<T>(columns: Columns<T>): Row {
  const row: Row = {};
  for (const field in columns) {
    const { name, empty } = columns[field];
    if (empty !== undefined) row[name] = empty;
  }
  return row;
}

/** The names of the columns, without those of the key, as a read asks for them. */
export function columnNames<T>(columns: Columns<T>): string[] {
  const names: string[] = [];
  for (const field in columns) if (!columns[field].isKey) names.push(columns[field].name);
  return names;
}

/** The increments that only read columns back. */
export function readBack<T>(columns: Columns<T>): Record<string, number> {
  return Object.fromEntries(columnNames(columns).map((name) => [name, 0]));
}

/** The condition that a column compares so with a value. */
export function where<T>(column: Column<T>, is: Comparison, value: NoInfer<T>): Condition {
  return { column: column.name, is, value: column.write(value) ?? NONE };
}

/** A text; empty for nothing. */
export function text(name: string): Column<string> {
  return plain(name, (stored) => (typeof stored === 'string' ? stored : undefined), NONE);
}

/** An integer, of any size that a number holds exactly; 0 for nothing. */
export function integer(name: string): Column<number> {
  return plain(name, (stored) => (typeof stored === 'number' ? stored : undefined), 0);
}

/** True or false. */
export function flag(name: string): Column<boolean> {
  return plain(name, (stored) => (typeof stored === 'boolean' ? stored : undefined), false);
}

/** One of these words; any other counts as `otherwise`, if there is one. */
export function word<T extends string>(name: string, words: readonly T[], otherwise?: T) {
  return plain(name, (stored) => words.find((known) => known === stored) ?? otherwise);
}

/** One of two values as 0 or 1: a conditional write can read only numbers back. */
export function bit<T>(name: string, [zero, one]: readonly [T, T]): Column<T> {
  const number = integer(name);
  return {
    name,
    read: (stored) => (number.read(stored) === 0 ? zero : one),
    write: (value) => (value === undefined ? undefined : Number(value === one)),
  };
}

/** Anything, as the JSON that this same column has written. */
export function json<T>(name: string): Column<T> {
  const read = (stored: Value | undefined): T => JSON.parse(text(name).read(stored));
  return {
    name,
    read,
    write: (value) => (value === undefined ? undefined : JSON.stringify(value)),
  };
}

/** As `json`, or nothing, which is stored as an empty text. */
export function jsonOrNone<T>(name: string): Column<T | undefined> {
  const { read, write } = json<T>(name);
  return {
    name,
    read: (stored) => (stored ? read(stored) : undefined),
    write: (value) => write(value) ?? NONE,
    empty: NONE,
  };
}

/** A column that a row may lack. */
export function optional<T>(column: Column<T>): Column<T | undefined>;
export function optional<T>(column: Column<T>, missing: T): Column<T>;
export function optional<T>(column: Column<T>, missing?: T): Column<T | undefined> {
  const { name, read, write } = column;
  return { name, write, read: (stored) => (stored === undefined ? missing : read(stored)) };
}

/** A column of the key. */
export function key<T>(column: Column<T>): Column<T> {
  const { name, read } = column;
  return { name, read, write: () => undefined, isKey: true };
}

/** A column that holds its value as it is. */
function plain<T extends Value>(
  name: string,
  known: (stored: Value | undefined) => T | undefined,
  empty?: T,
): Column<T> {
  const read = (stored: Value | undefined) => {
    const value = known(stored);
    if (value !== undefined) return value;
    throw new Error(`The column ${name} of a row has something else than its table says.`);
  };
  return { name, read, write: (value) => value, empty };
}
