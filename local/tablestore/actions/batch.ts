import { parameterInvalid } from '../errors';
import type { CallDetail } from './action';

/** What the log says of a batch: its tables and how many rows it names. */
export function batchDetail<T extends { tableName: string }>(
  tables: T[],
  rowsOf: (table: T) => number,
): CallDetail {
  return {
    table: tables.map(({ tableName }) => tableName).join(','),
    rows: tables.reduce((sum, table) => sum + rowsOf(table), 0),
  };
}

/** A batch names each table once. */
export function refuseRepeatedTables(tables: { tableName: string }[]): void {
  const names = tables.map(({ tableName }) => tableName);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw parameterInvalid(`Duplicated table name: '${repeated}'.`);
}
