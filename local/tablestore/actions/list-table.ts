import { ListTableRequest, ListTableResponse } from '../messages';
import { action } from './action';

/** Names all tables. https://help.aliyun.com/zh/tablestore/developer-reference/listtable */
export const listTable = action({
  writes: false,
  request: ListTableRequest,
  response: ListTableResponse,
  detail: () => ({}),
  run: (engine) => ({ tableNames: engine.tableNames() }),
});
