import { parameterInvalid } from './errors';
import { AUTO_INCREMENT, type PlainCell } from './plain-buffer';
import { decodeRow } from './plain-buffer-reader';
import { INF_MAX, INF_MIN, type KeyBound, type KeyCell } from './row';

/** Decodes the key of a row to read. */
export function decodePrimaryKey(bytes: Buffer): KeyCell[] {
  return rowKeyOf(keyCellsToRead(bytes));
}

/** Decodes a bound of a range. */
export function decodeKeyBound(bytes: Buffer): KeyCell<KeyBound>[] {
  return keyCellsToRead(bytes).map(keyCellOf);
}

/** The key that these cells are; bounds of ranges are no part of a row's key. */
export function rowKeyOf(cells: PlainCell[]): KeyCell[] {
  return cells.map(keyCellOf).map(({ name, value }) => {
    if (value === INF_MIN || value === INF_MAX) {
      throw parameterInvalid(`VT_${value.description} is an invalid type for the primary key.`);
    }
    return { name, value };
  });
}

function keyCellsToRead(bytes: Buffer): PlainCell[] {
  const { primaryKey, columns, deleteMarker } = decodeRow(bytes);
  if (columns.length > 0) {
    throw parameterInvalid('Attribute column cannot be given while reading data.');
  }
  if (deleteMarker) throw parameterInvalid('Delete marker cannot be given.');
  return primaryKey;
}

function keyCellOf({ name, value, op, timestamp }: PlainCell): KeyCell<KeyBound> {
  if (value === undefined) {
    throw parameterInvalid(`Cell data broken, PK value cannot be NULL, name: ${name}.`);
  }
  if (op !== undefined) {
    throw parameterInvalid(`OpType cannot be given for primary key name: ${name}.`);
  }
  if (timestamp !== undefined) {
    throw parameterInvalid(`Timestamp cannot be given for primary key name: ${name}.`);
  }
  if (typeof value === 'number') throw parameterInvalid('double can not be used as primary key.');
  if (typeof value === 'boolean' || value === AUTO_INCREMENT) {
    throw parameterInvalid(`Unknown or unsupported CellType in primary key: ${name}.`);
  }
  return { name, value };
}
