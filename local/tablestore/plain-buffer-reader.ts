import { isUtf8 } from 'node:buffer';
import { crc8, crc8Byte } from './crc8';
import { parameterInvalid } from './errors';
import {
  AUTO_INCREMENT,
  HEADER,
  type PlainCell,
  type PlainRow,
  type PlainValue,
  Tag,
  Variant,
} from './plain-buffer';
import { INF_MAX, INF_MIN } from './row';

/** Reads one row, checking lengths and checksums; what is broken is refused as the service does. */
export function decodeRow(bytes: Buffer): PlainRow {
  const reader = new Reader(bytes);
  const header = reader.uint32();
  if (header !== HEADER) {
    throw parameterInvalid(
      `Cell data broken, mismatch header, actual: ${header}, expect: ${HEADER}.`,
    );
  }
  const row = readRow(reader);
  // The official Node.js SDK makes some buffers larger than the row and sends the rest as zeros.
  if (bytes.subarray(reader.at).some((byte) => byte !== 0)) {
    throw parameterInvalid('data format is invalid.');
  }
  return row;
}

/** Reads a bare value: a type byte and its payload, as filters carry their constants. */
export function decodeVariant(bytes: Buffer): PlainValue {
  const reader = new Reader(bytes);
  const value = readVariant(reader);
  if (!reader.atEnd) throw parameterInvalid('data format is invalid.');
  return value;
}

/** A position in the bytes; each step checks that enough are left. */
class Reader {
  readonly bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** Passes over `length` bytes and returns where they start. */
  take(length: number): number {
    const start = this.at;
    if (length < 0 || start + length > this.bytes.length) {
      throw parameterInvalid('Input encoded PK broken, length is shorter than expect.');
    }
    this.at = start + length;
    return start;
  }

  uint8(): number {
    return this.bytes.readUInt8(this.take(1));
  }

  uint32(): number {
    return this.bytes.readUInt32LE(this.take(4));
  }

  slice(): Buffer {
    const length = this.uint32();
    const start = this.take(length);
    return this.bytes.subarray(start, start + length);
  }

  string(): string {
    const slice = this.slice();
    if (!isUtf8(slice)) {
      throw parameterInvalid(`Cell data broken, wrong string format, size: ${slice.length}.`);
    }
    return slice.toString('utf8');
  }

  /** Passes over the tag if it comes next. */
  skip(tag: number): boolean {
    if (this.bytes[this.at] !== tag) return false;
    this.at += 1;
    return true;
  }

  expect(tag: number, refusal: string): void {
    if (!this.skip(tag)) throw parameterInvalid(refusal);
  }
}

function readRow(reader: Reader): PlainRow {
  const row: PlainRow = { primaryKey: [], columns: [], deleteMarker: false };
  reader.expect(Tag.rowKey, 'Cell data broken, PK is empty.');
  let checksum = readCells(reader, row.primaryKey, 0);
  if (reader.skip(Tag.rowData)) checksum = readCells(reader, row.columns, checksum);
  row.deleteMarker = reader.skip(Tag.deleteMarker);
  checksum = crc8Byte(checksum, row.deleteMarker ? 1 : 0);
  reader.expect(Tag.rowChecksum, 'Cell data broken, row is not end with checksum tag.');
  checkSum(reader.uint8(), checksum);
  return row;
}

function readCells(reader: Reader, cells: PlainCell[], rowChecksum: number): number {
  let checksum = rowChecksum;
  while (reader.skip(Tag.cell)) checksum = crc8Byte(checksum, readCell(reader, cells));
  return checksum;
}

/** Reads one cell and returns its checksum. */
function readCell(reader: Reader, cells: PlainCell[]): number {
  reader.expect(Tag.cellName, 'Cell data broken, attr has no name.');
  const cell: PlainCell = { name: reader.string() };
  let checksum = crc8(0, reader.bytes, reader.at - Buffer.byteLength(cell.name), reader.at);
  if (reader.skip(Tag.cellValue)) checksum = readValue(reader, cell, checksum);
  if (reader.skip(Tag.cellOp)) cell.op = reader.uint8();
  if (reader.skip(Tag.cellTimestamp)) {
    const start = reader.take(8);
    cell.timestamp = reader.bytes.readBigInt64LE(start);
    checksum = crc8(checksum, reader.bytes, start, reader.at);
  }
  // The checksum takes the operation last, although it stands before the timestamp on the wire.
  if (cell.op !== undefined) checksum = crc8Byte(checksum, cell.op);
  reader.expect(Tag.cellChecksum, `Invalid Column(${cell.name}): missing checksum.`);
  checkSum(reader.uint8(), checksum);
  cells.push(cell);
  return checksum;
}

function readValue(reader: Reader, cell: PlainCell, checksum: number): number {
  const length = reader.uint32();
  const start = reader.at;
  cell.value = readVariant(reader);
  if (reader.at !== start + length) {
    throw parameterInvalid("Cell data broken, has more data in cell, but they can't be parsed.");
  }
  return crc8(checksum, reader.bytes, start, reader.at);
}

function readVariant(reader: Reader): PlainValue {
  switch (reader.uint8()) {
    case Variant.integer:
      return reader.bytes.readBigInt64LE(reader.take(8));
    case Variant.double:
      return reader.bytes.readDoubleLE(reader.take(8));
    case Variant.boolean:
      return reader.uint8() !== 0;
    case Variant.string:
      return reader.string();
    case Variant.blob:
      return reader.slice();
    case Variant.infMin:
      return INF_MIN;
    case Variant.infMax:
      return INF_MAX;
    case Variant.autoIncrement:
      return AUTO_INCREMENT;
    default:
      throw parameterInvalid('data format is invalid, unknown variant type occured.');
  }
}

function checkSum(received: number, computed: number): void {
  if (received !== computed) {
    throw parameterInvalid(`Cell data broken, checksum is mismatch, ${received}: ${computed}.`);
  }
}
