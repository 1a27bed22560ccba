import { DescribeTableRequest, DescribeTableResponse } from '../messages';
import { action } from './action';
import { keyTypeNumber } from './key-types';

const ACTIVE = 1;

/** Tells a table's schema and options. https://help.aliyun.com/zh/tablestore/developer-reference/describetable */
export const describeTable = action({
  writes: false,
  request: DescribeTableRequest,
  response: DescribeTableResponse,
  detail: ({ tableName }) => ({ table: tableName }),
  run(engine, { tableName }) {
    const table = engine.table(tableName);
    return {
      tableMeta: {
        tableName: table.name,
        primaryKey: table.primaryKey.map(({ name, type }) => ({ name, type: keyTypeNumber(type) })),
        definedColumn: table.definedColumns,
      },
      reservedThroughputDetails: {
        capacityUnit: table.reserved,
        lastIncreaseTime: Math.floor(table.createdAtMs / 1000),
      },
      tableOptions: {
        timeToLive: table.timeToLiveSeconds,
        maxVersions: 1,
        deviationCellVersionInSec: table.maxDeviationSeconds,
        allowUpdate: true,
        updateFullRow: false,
      },
      tableStatus: ACTIVE,
    };
  },
});
