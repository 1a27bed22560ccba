import { parameterInvalid } from '../errors';
import { MAX_BATCH_WRITE_ROWS, MAX_WRITE_BYTES } from '../limits';
import { BatchResponse, BatchWriteRowRequest, type RowInBatchResponse } from '../messages';
import { refuseTransaction } from '../refuse-transaction';
import { cellsBytes } from '../row';
import type { RowChange } from '../row-change';
import { decodeRowChange } from '../row-change-decoder';
import { encodeRowKey } from '../row-key';
import type { TableEngine } from '../table-engine';
import { action } from './action';
import { batchDetail, checkInBatch, refuseRepeatedTables, rowInBatch } from './batch';

const KINDS: Record<number, RowChange['kind']> = { 1: 'put', 2: 'update', 3: 'delete' };
const OPERATIONS: Record<RowChange['kind'], string> = {
  put: 'PutRow',
  update: 'UpdateRow',
  delete: 'DeleteRow',
};

/**
 * Writes rows, each by itself. A mistake in any of them refuses the whole call before anything is
 * written; a key that does not fit the table, and what depends on the row that is there, fails that
 * row alone. https://www.alibabacloud.com/help/en/tablestore/developer-reference/batchwriterow
 */
export const batchWriteRow = action({
  writes: true,
  request: BatchWriteRowRequest,
  response: BatchResponse,
  detail: ({ tables }) => batchDetail(tables, ({ rows }) => rows.map(operationOf)),
  run(engine, request) {
    refuseTransaction(request);
    refuseRepeatedTables(request.tables);
    const changes = request.tables.map((table) => changesOf(table));
    checkTotals(changes.flat());
    for (const change of changes.flat()) checkInBatch(() => engine.checkWrite(change));
    for (const rows of changes) refuseRepeatedRows(rows);
    return {
      tables: request.tables.map(({ tableName }, index) => ({
        tableName,
        rows: writeRows(engine, changes[index] ?? []),
      })),
    };
  },
});

/** For the log, which comes before the refusal of an unknown kind. */
function operationOf({ type }: { type: number }): string {
  const kind = KINDS[type];
  return kind ? OPERATIONS[kind] : `Unknown(${type})`;
}

function changesOf({ tableName, rows }: BatchWriteRowRequest['tables'][number]): RowChange[] {
  if (rows.length === 0) {
    throw parameterInvalid(`No operation is specified for table: '${tableName}'.`);
  }
  return rows.map(({ type, rowChange, condition, returnContent }) => {
    const kind = KINDS[type];
    if (!kind) throw parameterInvalid(`Invalid ModifyType: ${type}.`);
    const change = decodeRowChange({
      kind,
      table: tableName,
      row: rowChange,
      condition,
      returnContent,
    });
    refuseReturnedColumns(change);
    if (kind === 'update' && change.cells.length === 0) {
      throw parameterInvalid('Invalid update row request: missing cells in request.');
    }
    return change;
  });
}

function checkTotals(changes: RowChange[]): void {
  if (changes.length === 0) throw parameterInvalid('No row is specified in BatchWriteRow.');
  if (changes.length > MAX_BATCH_WRITE_ROWS) {
    throw parameterInvalid(`Rows count exceeds the upper limit: ${MAX_BATCH_WRITE_ROWS}.`);
  }
  const bytes = changes.reduce(
    (sum, { primaryKey, cells }) => sum + cellsBytes(primaryKey) + cellsBytes(cells),
    0,
  );
  if (bytes > MAX_WRITE_BYTES) {
    throw parameterInvalid(
      `The total data size of BatchWriteRow request exceeds the limit, limit size: ${MAX_WRITE_BYTES}, data size: ${bytes}.`,
    );
  }
}

function writeRows(engine: TableEngine, changes: RowChange[]): RowInBatchResponse[] {
  return changes.map((change) => rowInBatch(() => engine.write(change)));
}

/**
 * Of each table a batch names a row once.
 * https://www.alibabacloud.com/help/zh/tablestore/table-store-service/developer-reference/batchwriterow
 */
function refuseRepeatedRows(changes: RowChange[]): void {
  const keys = changes.map(({ primaryKey }) =>
    encodeRowKey(
      0,
      primaryKey.map(({ value }) => value),
    ).toString('latin1'),
  );
  if (new Set(keys).size === keys.length) return;
  throw parameterInvalid('A row comes more than once in BatchWriteRow.');
}

/**
 * A batch returns nothing of a row but its key.
 * https://www.alibabacloud.com/help/en/tablestore/developer-reference/rowinbatchwriterowrequest
 */
function refuseReturnedColumns({ returns }: RowChange): void {
  if (returns !== 'after-modify') return;
  throw parameterInvalid('BatchWriteRow can return the primary key only.');
}
