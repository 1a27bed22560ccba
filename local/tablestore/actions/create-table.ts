import { parameterInvalid } from '../errors';
import { DEFAULT_MAX_DEVIATION_SECONDS } from '../limits';
import { CreateTableRequest, CreateTableResponse, type TableMeta } from '../messages';
import type { TableSpec } from '../table';
import { unsupported } from '../unsupported';
import { action } from './action';
import { KEY_TYPES } from './key-types';

/** Makes a table. https://www.alibabacloud.com/help/en/tablestore/developer-reference/create-table-of-tablestore-api */
export const createTable = action({
  writes: true,
  request: CreateTableRequest,
  response: CreateTableResponse,
  detail: ({ tableMeta }) => ({ table: tableMeta.tableName }),
  run(engine, request) {
    refuseUnsupported(request);
    engine.createTable(specOf(request));
    return {};
  },
});

function specOf({ tableMeta, tableOptions, reservedThroughput }: CreateTableRequest): TableSpec {
  if (tableOptions?.timeToLive === undefined) {
    throw parameterInvalid('Time-to-live is missing while creating table.');
  }
  const { read = 0, write = 0 } = reservedThroughput.capacityUnit;
  return {
    name: tableMeta.tableName,
    primaryKey: tableMeta.primaryKey.map(keyColumnOf),
    definedColumns: tableMeta.definedColumn,
    timeToLiveSeconds: tableOptions.timeToLive,
    maxDeviationSeconds: tableOptions.deviationCellVersionInSec ?? DEFAULT_MAX_DEVIATION_SECONDS,
    reserved: { read, write },
  };
}

function keyColumnOf({ name, type, option }: TableMeta['primaryKey'][number]) {
  const keyType = KEY_TYPES[type];
  if (!keyType) throw parameterInvalid(`${type} is an invalid type for the primary key.`);
  if (option !== undefined) throw unsupported('a key column that numbers itself');
  return { name, type: keyType };
}

function refuseUnsupported(request: CreateTableRequest): void {
  const { maxVersions, allowUpdate, updateFullRow } = request.tableOptions ?? {};
  if (maxVersions === undefined) {
    throw parameterInvalid('MaxVersions is missing while creating table.');
  }
  if (maxVersions <= 0) {
    throw parameterInvalid('The maximum versions cannot be less than or equal to 0.');
  }
  if (maxVersions > 1) throw unsupported('more than one version of a cell');
  if (allowUpdate === false) throw unsupported('a table without updates');
  if (updateFullRow) throw unsupported('a table of which only whole rows are updated');
  if (request.partitions.length > 0) throw unsupported('partitions made beforehand');
  if (request.sseSpec?.enable) throw unsupported('encryption');
  if (request.indexMetas.length > 0) throw unsupported('an index');
  if (request.streamSpec?.enableStream) throw unsupported('a stream');
  if (request.enableLocalTxn) throw unsupported('a local transaction');
}
