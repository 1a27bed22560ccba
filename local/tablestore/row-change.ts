import { OtsError, parameterInvalid } from './errors';
import { type Filter, passes } from './filter';
import {
  type Column,
  type ColumnValue,
  columnLookup,
  type KeyCell,
  placeOf,
  type Row,
} from './row';

/** What a write wants to do to one row. */
export interface RowChange {
  kind: 'put' | 'update' | 'delete';
  table: string;
  primaryKey: KeyCell[];
  cells: CellChange[];
  condition: Condition;
  /** What the answer brings back: nothing, the key, or named columns that were incremented. */
  returns: 'nothing' | 'primary-key' | 'after-modify';
  returnColumns: string[];
}

export interface CellChange {
  kind: 'put' | 'increment' | 'delete-version' | 'delete';
  name: string;
  /** Given for `put` and `increment`. */
  value?: ColumnValue;
  /** The version; the server's clock gives it when it is absent. */
  timestampMs?: number;
}

export interface Condition {
  rowExistence: 'ignore' | 'expect-exist' | 'expect-not-exist';
  filter?: Filter;
}

const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

/**
 * Refuses the change when its condition does not hold. Whether the row exists is asked first.
 * https://www.alibabacloud.com/help/en/tablestore/developer-reference/configure-conditional-update-by-using-nodejs-sdk
 */
export function checkCondition({ rowExistence, filter }: Condition, row: Row | undefined): void {
  const existenceFails =
    (rowExistence === 'expect-exist' && !row) || (rowExistence === 'expect-not-exist' && row);
  if (existenceFails || (filter && !passes(filter, columnLookup(row)))) {
    throw new OtsError('OTSConditionCheckFail');
  }
}

/** The row as the change leaves it; none when there is no row afterwards. */
export function changedRow(
  change: RowChange,
  row: Row | undefined,
  nowMs: number,
): Row | undefined {
  if (change.kind === 'delete') return undefined;
  // PutRow replaces the whole row; UpdateRow keeps the columns that it does not name.
  const columns = change.kind === 'update' && row ? [...row.columns] : [];
  for (const cell of change.cells) {
    const at = placeOf(columns, cell.name);
    const old = columns[at]?.name === cell.name ? columns[at] : undefined;
    const changed = changedCell(cell, old, nowMs);
    columns.splice(at, old ? 1 : 0, ...(changed ? [changed] : []));
  }
  // An UpdateRow that only deletes columns makes no row where there was none.
  if (change.kind === 'update' && !row && columns.length === 0) return undefined;
  return { primaryKey: change.primaryKey, columns };
}

function changedCell(
  { kind, name, value, ...cell }: CellChange,
  old: Column | undefined,
  nowMs: number,
): Column | undefined {
  // The clock may go back; what was acknowledged is the newest version all the same.
  const timestampMs = cell.timestampMs ?? Math.max(nowMs, old?.timestampMs ?? 0);
  if (kind === 'delete') return undefined;
  if (kind === 'delete-version') return old?.timestampMs === timestampMs ? undefined : old;
  if (kind === 'increment') {
    return { name, value: incremented(name, old?.value, value), timestampMs };
  }
  // With one version kept, a version older than the stored one is dropped at once.
  const isNewest = value !== undefined && timestampMs >= (old?.timestampMs ?? 0);
  return isNewest ? { name, value, timestampMs } : old;
}

/**
 * A missing column counts as 0.
 * https://help.aliyun.com/en/tablestore/developer-reference/configure-atomic-counter-using-net-sdk
 */
function incremented(name: string, from: ColumnValue | undefined = 0n, by?: ColumnValue): bigint {
  if (typeof from !== 'bigint' || typeof by !== 'bigint') {
    throw parameterInvalid(`Only an INTEGER column can be incremented: '${name}'.`);
  }
  const sum = from + by;
  if (sum < MIN_INTEGER || sum > MAX_INTEGER) {
    throw parameterInvalid(`The increment of column '${name}' overflows.`);
  }
  return sum;
}
