import { OtsError, parameterInvalid } from '../errors';
import type { RowInBatchResponse } from '../messages';
import type { RowResult } from '../table-engine';
import { type CallDetail, rowResponse } from './action';

/** What the log says of a batch: its tables, how many rows it names, and what is done to them. */
export function batchDetail<T extends { tableName: string }>(
  tables: T[],
  operationsOf: (table: T) => string[],
): CallDetail {
  const rows = tables.flatMap((table) =>
    operationsOf(table).map((operation) => `${operation} ${table.tableName}`),
  );
  return {
    table: tables.map(({ tableName }) => tableName).join(','),
    rows: rows.length,
    rowOperations: [...new Set(rows)],
  };
}

/** A batch names each table once. */
export function refuseRepeatedTables(tables: { tableName: string }[]): void {
  const names = tables.map(({ tableName }) => tableName);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw parameterInvalid(`Duplicated table name: '${repeated}'.`);
}

/** What a batch answers for one row, whose failure concerns no other. */
export function rowInBatch(run: () => RowResult): RowInBatchResponse {
  try {
    return { isOk: true, ...rowResponse(run()) };
  } catch (error) {
    if (!(error instanceof OtsError)) throw error;
    return { isOk: false, error: { code: error.code, message: error.message } };
  }
}

/** Runs a check of one row of a batch; only a key that does not fit the table may pass on. */
export function checkInBatch(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof OtsError) || error.code !== 'OTSInvalidPK') throw error;
  }
}
