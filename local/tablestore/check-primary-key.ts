import { OtsError, parameterInvalid } from './errors';
import { MAX_KEY_VALUE_BYTES } from './limits';
import { INF_MAX, INF_MIN, type KeyBound, type KeyCell, valueBytes } from './row';
import type { KeyType, Table } from './table';

/** As the service's messages call the types of values. */
const VALUE_TYPE: Record<KeyType, string> = {
  INTEGER: 'VT_INTEGER',
  STRING: 'VT_STRING',
  BINARY: 'VT_BLOB',
};

/**
 * Refuses a primary key that does not fit the table's schema. In a batch this fails one row; every
 * other mistake of a key fails the whole call.
 * https://github.com/aliyun/aliyun-tablestore-python-sdk (tests/row_op_test.py)
 */
export function checkKeySchema({ primaryKey }: Table, key: KeyCell<KeyBound>[]): void {
  if (key.length !== primaryKey.length) {
    throw invalidKey('size', String(key.length), String(primaryKey.length));
  }
  primaryKey.forEach(({ name, type }, index) => {
    const cell = key[index];
    if (!cell) return;
    if (cell.name !== name) throw invalidKey('name', cell.name, name);
    if (cell.value === INF_MIN || cell.value === INF_MAX) return;
    const actual = typeOf(cell.value);
    if (actual !== type) throw invalidKey('type', VALUE_TYPE[actual], VALUE_TYPE[type]);
  });
}

/** Refuses values that are too long for any primary key. */
export function checkKeyLengths(key: KeyCell<KeyBound>[]): void {
  for (const { name, value } of key) {
    if (value === INF_MIN || value === INF_MAX) continue;
    const bytes = valueBytes(value);
    if (bytes > MAX_KEY_VALUE_BYTES) {
      throw parameterInvalid(
        `The length of primary key column: '${name}' exceeds the MaxLength:${MAX_KEY_VALUE_BYTES} with CurrentLength:${bytes}.`,
      );
    }
  }
}

function invalidKey(what: 'size' | 'name' | 'type', input: string, meta: string): OtsError {
  return new OtsError('OTSInvalidPK', `Validate PK ${what} fail. Input: ${input}, Meta: ${meta}.`);
}

function typeOf(value: bigint | string | Buffer): KeyType {
  if (typeof value === 'bigint') return 'INTEGER';
  return typeof value === 'string' ? 'STRING' : 'BINARY';
}
