import { OtsError, parameterInvalid } from '../errors';
import { MAX_BATCH_WRITE_ROWS, MAX_WRITE_BYTES } from '../limits';
import { BatchResponse, BatchWriteRowRequest, type RowInBatchResponse } from '../messages';
import { refuseTransaction } from '../refuse-transaction';
import { cellsBytes } from '../row';
import type { RowChange } from '../row-change';
import { decodeRowChange } from '../row-change-decoder';
import { encodeRowKey } from '../row-key';
import type { TableEngine } from '../table-engine';
import { action, rowResponse } from './action';
import { batchDetail, refuseRepeatedTables } from './batch';

const KINDS: Record<number, RowChange['kind']> = { 1: 'put', 2: 'update', 3: 'delete' };

/**
 * Writes rows, each by itself. A mistake in any of them refuses the whole call before anything is
 * written; what depends on the row that is there fails that row alone.
 * https://www.alibabacloud.com/help/en/tablestore/developer-reference/batchwriterow
 */
export const batchWriteRow = action({
  writes: true,
  request: BatchWriteRowRequest,
  response: BatchResponse,
  detail: ({ tables }) => batchDetail(tables, ({ rows }) => rows.length),
  run(engine, request) {
    refuseTransaction(request);
    refuseRepeatedTables(request.tables);
    const changes = request.tables.map((table) => changesOf(table));
    checkTotals(changes.flat());
    for (const change of changes.flat()) engine.checkWrite(change);
    for (const rows of changes) refuseRepeatedRows(rows);
    return {
      tables: request.tables.map(({ tableName }, index) => ({
        tableName,
        rows: (changes[index] ?? []).map((change) => writeRow(engine, change)),
      })),
    };
  },
});

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
    if (kind !== 'delete' && change.cells.length === 0) {
      throw parameterInvalid('Attribute column is missing.');
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

/** A row may come twice only where nothing depends on the order of the two. */
function refuseRepeatedRows(changes: RowChange[]): void {
  const conditional = new Map<string, boolean>();
  for (const { primaryKey, condition, cells } of changes) {
    const key = encodeRowKey(
      0,
      primaryKey.map(({ value }) => value),
    ).toString('latin1');
    const ordered =
      condition.rowExistence !== 'ignore' ||
      condition.filter !== undefined ||
      cells.some(({ kind }) => kind === 'increment');
    const earlier = conditional.get(key);
    if (earlier !== undefined && (earlier || ordered)) {
      throw parameterInvalid('Repeated rows do not support row condition check in BatchModify.');
    }
    conditional.set(key, ordered);
  }
}

function writeRow(engine: TableEngine, change: RowChange): RowInBatchResponse {
  try {
    return { isOk: true, ...rowResponse(engine.write(change)) };
  } catch (error) {
    if (!(error instanceof OtsError)) throw error;
    return { isOk: false, error: { code: error.code, message: error.message } };
  }
}
