import { DeleteRowRequest, WriteRowResponse } from '../messages';
import { refuseTransaction } from '../refuse-transaction';
import { decodeRowChange } from '../row-change-decoder';
import { action, rowResponse } from './action';

/** Removes a row. https://help.aliyun.com/zh/tablestore/developer-reference/deleterow */
export const deleteRow = action({
  writes: true,
  request: DeleteRowRequest,
  response: WriteRowResponse,
  detail: ({ tableName }) => ({ table: tableName }),
  run(engine, request) {
    refuseTransaction(request);
    const { tableName, primaryKey, condition, returnContent } = request;
    return rowResponse(
      engine.write(
        decodeRowChange({
          kind: 'delete',
          table: tableName,
          row: primaryKey,
          condition,
          returnContent,
        }),
      ),
    );
  },
});
