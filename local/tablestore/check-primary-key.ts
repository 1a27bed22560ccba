import { OtsError, parameterInvalid } from './errors';
import { MAX_KEY_VALUE_BYTES } from './limits';
import { INF_MAX, INF_MIN, type KeyBound, type KeyCell, valueBytes } from './row';
import type { KeyType, Table } from './table';

/** Refuses a primary key that does not fit the table's schema. */
export function checkPrimaryKey(table: Table, key: KeyCell<KeyBound>[]): void {
  if (key.length !== table.primaryKey.length) {
    throw new OtsError(
      'OTSInvalidPK',
      `Validate PK size fail. Input: ${key.length}, Meta: ${table.primaryKey.length}.`,
    );
  }
  table.primaryKey.forEach(({ name, type }, index) => {
    const cell = key[index];
    if (cell) checkKeyCell(cell, name, type);
  });
}

function checkKeyCell({ name, value }: KeyCell<KeyBound>, metaName: string, type: KeyType): void {
  if (name !== metaName) {
    throw new OtsError('OTSInvalidPK', `Validate PK name fail. Input: ${name}, Meta: ${metaName}.`);
  }
  if (value === INF_MIN || value === INF_MAX) return;
  const actual = typeOf(value);
  if (actual !== type) {
    throw new OtsError(
      'OTSInvalidPK',
      `Validate PK type fail. Input: VT_${actual}, Meta: VT_${type}.`,
    );
  }
  const bytes = valueBytes(value);
  if (bytes > MAX_KEY_VALUE_BYTES) {
    throw parameterInvalid(
      `The length of primary key column: '${name}' exceeds the MaxLength: ${MAX_KEY_VALUE_BYTES} with CurrentLength: ${bytes}.`,
    );
  }
}

function typeOf(value: bigint | string | Buffer): KeyType {
  if (typeof value === 'bigint') return 'INTEGER';
  return typeof value === 'string' ? 'STRING' : 'BINARY';
}
