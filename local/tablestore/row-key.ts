import { INF_MAX, INF_MIN, type KeyBound } from './row';

/**
 * Memcomparable keys: bytes whose order is the order of primary keys. An integer is big-endian with
 * its sign bit flipped; a string or binary escapes zero bytes and ends with a lower pair, so that a
 * prefix sorts before what it begins.
 */
const BELOW_ALL = Buffer.from([0x01]);
const VALUE = Buffer.from([0x10]);
const ABOVE_ALL = Buffer.from([0xfe]);
const ESCAPED_ZERO = Buffer.from([0x00, 0xff]);
const END = Buffer.from([0x00, 0x01]);

/** The key of a row, or of a bound of a range, in the table with this number. */
export function encodeRowKey(tableId: number, values: KeyBound[]): Buffer {
  const parts: Buffer[] = [tablePrefix(tableId)];
  for (const value of values) pushValue(parts, value);
  return Buffer.concat(parts);
}

/** What the keys of a table's rows begin with; the next table's prefix is their upper bound. */
export function tablePrefix(tableId: number): Buffer {
  const prefix = Buffer.allocUnsafe(4);
  prefix.writeUInt32BE(tableId);
  return prefix;
}

function pushValue(parts: Buffer[], value: KeyBound): void {
  if (value === INF_MIN) parts.push(BELOW_ALL);
  else if (value === INF_MAX) parts.push(ABOVE_ALL);
  else if (typeof value === 'bigint') parts.push(VALUE, sortableInteger(value));
  else if (typeof value === 'string') pushBytes(parts, Buffer.from(value));
  else pushBytes(parts, value);
}

function sortableInteger(value: bigint): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(value);
  bytes.writeUInt8(bytes.readUInt8(0) ^ 0x80, 0);
  return bytes;
}

function pushBytes(parts: Buffer[], bytes: Buffer): void {
  parts.push(VALUE);
  let from = 0;
  for (let zero = bytes.indexOf(0); zero >= 0; zero = bytes.indexOf(0, from)) {
    parts.push(bytes.subarray(from, zero), ESCAPED_ZERO);
    from = zero + 1;
  }
  parts.push(bytes.subarray(from), END);
}
