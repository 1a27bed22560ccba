import { decodeRow } from './plain-buffer-reader';
import { encodeRows, plainRow } from './plain-buffer-writer';
import type { KeyCell, Row } from './row';
import type { Stored } from './row-store';

/** A row in the form in which it is kept: the same PlainBuffer that goes over the wire. */
export class StoredRow implements Stored {
  readonly row: Row;

  constructor(row: Row) {
    this.row = row;
  }

  get bytes(): Buffer {
    return encodeRows([plainRow(this.row)]);
  }
}

/** Reads a row back from the store. */
export function rowOf(stored: Stored): Row {
  return stored instanceof StoredRow ? stored.row : decode(stored.bytes);
}

function decode(bytes: Buffer): Row {
  const row: Row = { primaryKey: [], columns: [] };
  const plain = decodeRow(bytes);
  for (const { name, value } of plain.primaryKey) row.primaryKey.push(keyCell(name, value));
  for (const { name, value, timestamp } of plain.columns) {
    if (value === undefined || typeof value === 'symbol' || timestamp === undefined) {
      throw new Error(`The stored column ${name} is broken.`);
    }
    row.columns.push({ name, value, timestampMs: Number(timestamp) });
  }
  return row;
}

function keyCell(name: string, value: unknown): KeyCell {
  if (typeof value === 'bigint' || typeof value === 'string' || Buffer.isBuffer(value)) {
    return { name, value };
  }
  throw new Error(`The stored key column ${name} is broken.`);
}
