import { decodeRow } from './plain-buffer-reader';
import { encodeRows, plainRow } from './plain-buffer-writer';
import type { KeyCell, Row } from './row';

/**
 * The rows of bytes that this process has written itself and still holds, as a store in memory
 * does; a simulation reads rows far more often than it writes them. Rows are never changed.
 */
const written = new WeakMap<Buffer, Row>();

/** The form in which a row is kept: the same PlainBuffer that goes over the wire. */
export function encodeStoredRow(row: Row): Buffer {
  const bytes = encodeRows([plainRow(row)]);
  written.set(bytes, row);
  return bytes;
}

/** Reads a row back from the store. */
export function decodeStoredRow(bytes: Buffer): Row {
  return written.get(bytes) ?? decode(bytes);
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
