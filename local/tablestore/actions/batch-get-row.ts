import { parameterInvalid } from '../errors';
import { decodePrimaryKey } from '../key-decoder';
import { MAX_BATCH_GET_ROWS } from '../limits';
import { BatchGetRowRequest, BatchResponse, type ReadRequest } from '../messages';
import { decodeRowView } from '../row-view-decoder';
import type { RowRequest, TableEngine } from '../table-engine';
import { action } from './action';
import { batchDetail, checkInBatch, refuseRepeatedTables, rowInBatch } from './batch';

/** Reads rows by key. https://help.aliyun.com/zh/tablestore/developer-reference/batchgetrow */
export const batchGetRow = action({
  writes: false,
  request: BatchGetRowRequest,
  response: BatchResponse,
  detail: ({ tables }) => batchDetail(tables, ({ primaryKey }) => primaryKey.map(() => 'GetRow')),
  run(engine, { tables }) {
    refuseRepeatedTables(tables);
    const count = tables.reduce((sum, { primaryKey }) => sum + primaryKey.length, 0);
    if (tables.length === 0) {
      throw parameterInvalid('No row specified in the request of BatchGetRow.');
    }
    if (count > MAX_BATCH_GET_ROWS) {
      throw parameterInvalid(`Rows count exceeds the upper limit: ${MAX_BATCH_GET_ROWS}.`);
    }
    // A mistake in any row refuses the whole call, so all are checked before any is read.
    const requests = tables.map((table) => requestsOf(engine, table));
    return {
      tables: tables.map(({ tableName }, index) => ({
        tableName,
        rows: (requests[index] ?? []).map((request) => rowInBatch(() => engine.getRow(request))),
      })),
    };
  },
});

/** A table without rows is looked up all the same. */
function requestsOf(
  engine: TableEngine,
  table: ReadRequest & { primaryKey: Buffer[] },
): RowRequest[] {
  engine.table(table.tableName);
  const view = decodeRowView(table);
  return table.primaryKey.map((key) => {
    const request = { table: table.tableName, primaryKey: decodePrimaryKey(key), view };
    checkInBatch(() => engine.checkRead(request));
    return request;
  });
}
