import { checkKeyLengths, checkKeySchema } from './check-primary-key';
import { checkColumnName } from './check-table';
import { parameterInvalid } from './errors';
import { filteredColumns } from './filter';
import { MAX_COLUMN_VALUE_BYTES, MAX_COLUMNS_PER_WRITE, MAX_WRITE_BYTES } from './limits';
import { cellsBytes, valueBytes } from './row';
import type { CellChange, RowChange } from './row-change';
import type { Table } from './table';

/**
 * Refuses a change that breaks a rule which does not depend on the row that is there. Whether the
 * key fits the table comes last, because in a batch it is the only mistake that costs one row.
 */
export function checkRowChange(table: Table, change: RowChange, nowMs: number): void {
  checkKeyLengths(change.primaryKey);
  checkSize(change);
  checkCells(table, change, nowMs);
  const { filter } = change.condition;
  if (filter) for (const name of filteredColumns(filter)) checkColumnName(name);
  if (change.kind === 'update') checkUpdate(change);
  else if (change.returns === 'after-modify') throw parameterInvalid('Invalid return type: 2.');
  checkKeySchema(table, change.primaryKey);
}

function checkCells(table: Table, change: RowChange, nowMs: number): void {
  const keyNames = new Set(change.primaryKey.map(({ name }) => name));
  for (const cell of change.cells) {
    checkColumnName(cell.name);
    if (keyNames.has(cell.name)) {
      throw parameterInvalid(
        `Duplicated attribute column name with primary key column: '${cell.name}'.`,
      );
    }
    checkCellValue(cell);
    checkVersion(cell, table, nowMs);
  }
}

function checkSize({ kind, cells, primaryKey }: RowChange): void {
  if (cells.length > MAX_COLUMNS_PER_WRITE) {
    throw parameterInvalid(
      `The number of attribute columns exceeds the limit, limit count: ${MAX_COLUMNS_PER_WRITE}, column count: ${cells.length}.`,
    );
  }
  const bytes = cellsBytes(primaryKey) + cellsBytes(cells);
  if (bytes > MAX_WRITE_BYTES) {
    const operation = kind === 'put' ? 'PutRow' : 'UpdateRow';
    throw parameterInvalid(
      `The total data size of ${operation} request exceeds the limit, limit size: ${MAX_WRITE_BYTES}, data size: ${bytes}.`,
    );
  }
}

function checkCellValue({ name, value }: CellChange): void {
  if (value === undefined) return;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    const kind = Number.isNaN(value) ? 'NaN' : 'Infinity';
    throw parameterInvalid(`${kind} can't be set to double value.`);
  }
  const bytes = valueBytes(value);
  if (bytes > MAX_COLUMN_VALUE_BYTES) {
    throw parameterInvalid(
      `The length of attribute column: '${name}' exceeds the MaxLength:${MAX_COLUMN_VALUE_BYTES} with CurrentLength:${bytes}.`,
    );
  }
}

/**
 * A version that the caller gives must be near the time of the write, and not expired already; not
 * so one to delete. https://help.aliyun.com/en/tablestore/developer-reference/error-codes
 */
function checkVersion(
  { kind, name, timestampMs }: CellChange,
  { maxDeviationSeconds, timeToLiveSeconds }: Table,
  nowMs: number,
): void {
  if (timestampMs === undefined || kind === 'delete-version') return;
  const deviationMs = maxDeviationSeconds * 1000;
  const lifeMs = timeToLiveSeconds < 0 ? Infinity : timeToLiveSeconds * 1000;
  const oldestMs = nowMs - Math.min(deviationMs, lifeMs);
  if (timestampMs < oldestMs || timestampMs >= nowMs + deviationMs) {
    throw parameterInvalid(`Invalid timestamp. Cell: '${name}'.`);
  }
}

function checkUpdate({ cells, returns, returnColumns }: RowChange): void {
  if (cells.length === 0) throw parameterInvalid('Attribute column is missing.');
  const increments = new Set<string>();
  for (const { kind, name } of cells) if (kind === 'increment') increments.add(name);
  for (const name of increments) {
    // https://help.aliyun.com/en/tablestore/developer-reference/configure-atomic-counter-using-net-sdk
    if (cells.filter((cell) => cell.name === name).length > 1) {
      throw parameterInvalid(`Column '${name}' has another operation beside its increment.`);
    }
  }
  const stranger = returnColumns.find((name) => !increments.has(name));
  if (returns === 'after-modify' && stranger !== undefined) {
    throw parameterInvalid(`Column '${stranger}' is to be returned but is not incremented.`);
  }
}
