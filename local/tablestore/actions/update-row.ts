import { UpdateRowRequest, WriteRowResponse } from '../messages';
import { refuseTransaction } from '../refuse-transaction';
import { decodeRowChange } from '../row-change-decoder';
import { action, rowResponse } from './action';

/** Changes columns of a row. https://help.aliyun.com/zh/tablestore/developer-reference/updaterow */
export const updateRow = action({
  writes: true,
  request: UpdateRowRequest,
  response: WriteRowResponse,
  detail: ({ tableName }) => ({ table: tableName }),
  run(engine, request) {
    refuseTransaction(request);
    const { tableName, rowChange, condition, returnContent } = request;
    return rowResponse(
      engine.write(
        decodeRowChange({
          kind: 'update',
          table: tableName,
          row: rowChange,
          condition,
          returnContent,
        }),
      ),
    );
  },
});
