import { parameterInvalid } from './errors';
import {
  MAX_DEFINED_COLUMNS,
  MAX_KEY_COLUMNS,
  MAX_NAME_BYTES,
  MIN_TIME_TO_LIVE_SECONDS,
} from './limits';
import type { TableSpec } from './table';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Refuses a table that breaks the service's rules of names, keys and options. */
export function checkTable(table: TableSpec): void {
  checkTableName(table.name);
  const count = table.primaryKey.length;
  if (count < 1 || count > MAX_KEY_COLUMNS) {
    throw parameterInvalid(
      `The number of primary key columns must be in range: [1, ${MAX_KEY_COLUMNS}].`,
    );
  }
  if (table.definedColumns.length > MAX_DEFINED_COLUMNS) {
    throw parameterInvalid(
      `The number of defined columns must be in range: [0, ${MAX_DEFINED_COLUMNS}].`,
    );
  }
  const names = [...table.primaryKey, ...table.definedColumns].map(({ name }) => name);
  for (const name of names) checkColumnName(name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) throw parameterInvalid(`Duplicated primary key name: '${repeated}'.`);
  checkTimeToLive(table.timeToLiveSeconds);
  if (table.maxDeviationSeconds <= 0) {
    throw parameterInvalid('The maximum deviation must be in range [0, INT64_MAX/1000000].');
  }
  if (table.reserved.read < 0 || table.reserved.write < 0) {
    throw parameterInvalid('Invalid Capacity Unit: Capacity Unit must be nonnegative.');
  }
}

/** Refuses a name that no table can have. */
export function checkTableName(name: string): void {
  if (!validName(name)) throw parameterInvalid(`Invalid table name: '${name}'.`);
}

/** Refuses a name that no column can have. */
export function checkColumnName(name: string): void {
  if (!validName(name)) throw parameterInvalid(`Invalid column name: '${name}'.`);
}

function validName(name: string): boolean {
  return name.length <= MAX_NAME_BYTES && NAME.test(name);
}

/** https://alibabacloud.com/help/en/tablestore/developer-reference/tableoptions */
function checkTimeToLive(seconds: number): void {
  if (seconds === 0 || seconds < -1) {
    throw parameterInvalid('TimeToLive cannot be 0 or less than -1.');
  }
  if (seconds > 0 && seconds < MIN_TIME_TO_LIVE_SECONDS) {
    throw parameterInvalid(`TimeToLive cannot be less than ${MIN_TIME_TO_LIVE_SECONDS}.`);
  }
}
