/** A value of a primary key column; INTEGER is bigint, BINARY is Buffer. */
export type KeyValue = bigint | string | Buffer;

/** A value of an attribute column; a JavaScript number is always DOUBLE. */
export type ColumnValue = KeyValue | number | boolean;

/** Below and above every value of a key column; only bounds of a range may hold them. */
export const INF_MIN = Symbol('INF_MIN');
export const INF_MAX = Symbol('INF_MAX');

export type KeyBound = KeyValue | typeof INF_MIN | typeof INF_MAX;

export interface KeyCell<V = KeyValue> {
  name: string;
  value: V;
}

/** One cell; its version is the time in milliseconds, and only the latest version is kept. */
export interface Column {
  name: string;
  value: ColumnValue;
  timestampMs: number;
}

/** A row; its columns are in the order of their names, as the service returns them. */
export interface Row {
  primaryKey: KeyCell[];
  columns: Column[];
}

/** Where the column of this name is among columns in order, or would be. */
export function placeOf(columns: Column[], name: string): number {
  let low = 0;
  let high = columns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const column = columns[middle];
    if (column && column.name < name) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The column of this name; a row may have thousands. */
export function columnOf(columns: Column[], name: string): Column | undefined {
  const column = columns[placeOf(columns, name)];
  return column?.name === name ? column : undefined;
}

/** Finds values by column name in a row, its key columns included; in no row there are none. */
export function columnLookup(row: Row | undefined): (name: string) => ColumnValue | undefined {
  return (name) =>
    columnOf(row?.columns ?? [], name)?.value ??
    row?.primaryKey.find((cell) => cell.name === name)?.value;
}

/** The bytes that a value counts for in limits and capacity units. */
export function valueBytes(value: ColumnValue): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Buffer.isBuffer(value)) return value.length;
  return typeof value === 'boolean' ? 1 : 8;
}

/** The bytes that cells count for: names and values. */
export function cellsBytes(cells: { name: string; value?: ColumnValue | undefined }[]): number {
  let bytes = 0;
  for (const { name, value } of cells) {
    bytes += name.length + (value === undefined ? 0 : valueBytes(value));
  }
  return bytes;
}

/** The row without the cells that are past the table's time to live; none when nothing is left. */
export function withoutExpired(
  row: Row | undefined,
  timeToLiveSeconds: number,
  nowMs: number,
): Row | undefined {
  if (!row || timeToLiveSeconds < 0 || row.columns.length === 0) return row;
  const oldestMs = nowMs - timeToLiveSeconds * 1000;
  const isFresh = ({ timestampMs }: Column) => timestampMs > oldestMs;
  if (row.columns.every(isFresh)) return row;
  const columns = row.columns.filter(isFresh);
  return columns.length === 0 ? undefined : { ...row, columns };
}
