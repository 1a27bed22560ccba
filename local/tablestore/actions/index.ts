import { parameterInvalid } from '../errors';
import type { Action } from './action';
import { batchGetRow } from './batch-get-row';
import { batchWriteRow } from './batch-write-row';
import { createTable } from './create-table';
import { deleteRow } from './delete-row';
import { deleteTable } from './delete-table';
import { describeTable } from './describe-table';
import { getRange } from './get-range';
import { getRow } from './get-row';
import { listTable } from './list-table';
import { putRow } from './put-row';
import { updateRow } from './update-row';

/** The operations of the API that this server has, by their names on the wire. */
export const ACTIONS = {
  BatchGetRow: batchGetRow,
  BatchWriteRow: batchWriteRow,
  CreateTable: createTable,
  DeleteRow: deleteRow,
  DeleteTable: deleteTable,
  DescribeTable: describeTable,
  GetRange: getRange,
  GetRow: getRow,
  ListTable: listTable,
  PutRow: putRow,
  UpdateRow: updateRow,
};

/** The action of an operation, or the refusal that there is none. */
export function actionOf(operation: string): Action {
  if (Object.hasOwn(ACTIONS, operation)) return ACTIONS[operation as keyof typeof ACTIONS];
  throw parameterInvalid(`Unsupported operation: '${operation}'.`);
}
