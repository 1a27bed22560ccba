import { PutRowRequest, WriteRowResponse } from '../messages';
import { refuseTransaction } from '../refuse-transaction';
import { decodeRowChange } from '../row-change-decoder';
import { action, rowResponse } from './action';

/** Replaces a row. https://help.aliyun.com/zh/tablestore/developer-reference/putrow */
export const putRow = action({
  writes: true,
  request: PutRowRequest,
  response: WriteRowResponse,
  detail: ({ tableName }) => ({ table: tableName }),
  run(engine, request) {
    refuseTransaction(request);
    const { tableName, row, condition, returnContent } = request;
    return rowResponse(
      engine.write(
        decodeRowChange({ kind: 'put', table: tableName, row, condition, returnContent }),
      ),
    );
  },
});
