import { type Consumed, capacityUnits } from './capacity';
import { checkKeyLengths, checkKeySchema } from './check-primary-key';
import { parameterInvalid } from './errors';
import { MAX_RANGE_BYTES, MAX_RANGE_ROWS } from './limits';
import { cellsBytes, type KeyBound, type KeyCell, type Row, withoutExpired } from './row';
import { encodeRowKey } from './row-key';
import type { RowStore } from './row-store';
import { type RowView, viewRow } from './row-view';
import { rowOf } from './stored-row';
import type { Table } from './table';

export interface RangeRequest {
  table: string;
  direction: 'forward' | 'backward';
  /** Where the reading begins; a row with this key belongs to the range. */
  start: KeyCell<KeyBound>[];
  /** Where it ends; a row with this key does not belong to the range. */
  end: KeyCell<KeyBound>[];
  limit?: number;
  view: RowView;
}

export interface RangeResult {
  rows: Row[];
  /** Where the next call goes on; absent when the range is done. */
  next?: KeyCell[];
  consumed: Consumed;
}

/** Refuses a range whose bounds do not fit the table or stand the wrong way round. */
export function checkRange(table: Table, { direction, start, end, limit }: RangeRequest): void {
  for (const bound of [start, end]) {
    checkKeyLengths(bound);
    checkKeySchema(table, bound);
  }
  if (limit !== undefined && limit <= 0) {
    throw parameterInvalid('The limit must be greater than 0.');
  }
  const order = boundKey(table, start).compare(boundKey(table, end));
  if (direction === 'forward' && order >= 0) {
    throw parameterInvalid('Begin key must less than end key in FORWARD');
  }
  if (direction === 'backward' && order <= 0) {
    throw parameterInvalid('Begin key must more than end key in BACKWARD');
  }
}

/**
 * Reads until the limit, or until as much has been scanned as one call may. Rows that the filter
 * stops are scanned too, so an answer without rows may still tell where to go on.
 */
export function readRange(
  store: RowStore,
  table: Table,
  { direction, start, end, limit = MAX_RANGE_ROWS, view }: RangeRequest,
  nowMs: number,
): RangeResult {
  const entries = store.range(
    boundKey(table, start),
    boundKey(table, end),
    direction === 'backward',
  );
  const rows: Row[] = [];
  let scannedRows = 0;
  let scannedBytes = 0;
  let next: KeyCell[] | undefined;
  for (const { value } of entries) {
    const stored = rowOf(value);
    const full = scannedRows >= MAX_RANGE_ROWS || scannedBytes >= MAX_RANGE_BYTES;
    if (full || rows.length >= limit) {
      next = stored.primaryKey;
      break;
    }
    scannedRows += 1;
    scannedBytes += cellsBytes(stored.primaryKey) + cellsBytes(stored.columns);
    const row = withoutExpired(stored, table.timeToLiveSeconds, nowMs);
    const seen = row && viewRow(row, view);
    if (seen) rows.push(seen);
  }
  return { rows, ...(next && { next }), consumed: { read: capacityUnits(scannedBytes), write: 0 } };
}

function boundKey(table: Table, bound: KeyCell<KeyBound>[]): Buffer {
  return encodeRowKey(
    table.id,
    bound.map(({ value }) => value),
  );
}
