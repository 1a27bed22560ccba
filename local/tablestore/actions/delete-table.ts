import { DeleteTableRequest, DeleteTableResponse } from '../messages';
import { action } from './action';

/** Removes a table. https://help.aliyun.com/zh/tablestore/developer-reference/deletetable */
export const deleteTable = action({
  writes: true,
  request: DeleteTableRequest,
  response: DeleteTableResponse,
  detail: ({ tableName }) => ({ table: tableName }),
  run(engine, { tableName }) {
    engine.deleteTable(tableName);
    return {};
  },
});
