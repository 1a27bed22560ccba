import { decodePrimaryKey } from '../key-decoder';
import { GetRowRequest, GetRowResponse } from '../messages';
import { refuseTransaction } from '../refuse-transaction';
import { decodeRowView } from '../row-view-decoder';
import { action, rowResponse } from './action';

/** Reads a row. https://help.aliyun.com/zh/tablestore/developer-reference/getrow */
export const getRow = action({
  writes: false,
  request: GetRowRequest,
  response: GetRowResponse,
  detail: ({ tableName }) => ({ table: tableName }),
  run(engine, request) {
    refuseTransaction(request);
    const result = engine.getRow({
      table: request.tableName,
      primaryKey: decodePrimaryKey(request.primaryKey),
      view: decodeRowView(request),
    });
    // The field is required: a row that is not there is no bytes, not no field.
    return { row: Buffer.alloc(0), ...rowResponse(result) };
  },
});
