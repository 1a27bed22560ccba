import { crc8, crc8Byte } from './crc8';
import {
  AUTO_INCREMENT,
  HEADER,
  type PlainCell,
  type PlainRow,
  type PlainValue,
  Tag,
  Variant,
} from './plain-buffer';
import { INF_MAX, INF_MIN, type Row } from './row';

/** Writes rows one after the other behind one header; no rows make no bytes. */
export function encodeRows(rows: PlainRow[]): Buffer {
  if (rows.length === 0) return Buffer.alloc(0);
  const writer = new Writer();
  writer.uint32(HEADER);
  for (const row of rows) writeRow(writer, row);
  return writer.finish();
}

/** The wire form of a stored row. */
export function plainRow({ primaryKey, columns }: Row): PlainRow {
  return {
    primaryKey,
    columns: columns.map(({ name, value, timestampMs }) => ({
      name,
      value,
      timestamp: BigInt(timestampMs),
    })),
    deleteMarker: false,
  };
}

const FIRST_CAPACITY_BYTES = 256;

/** Bytes that grow as they are written. */
class Writer {
  #bytes = Buffer.allocUnsafe(FIRST_CAPACITY_BYTES);
  #at = 0;

  /** Makes room for `length` bytes and returns where they start. */
  #take(length: number): number {
    const start = this.#at;
    this.#at += length;
    if (this.#at > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.#at, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, start);
      this.#bytes = grown;
    }
    return start;
  }

  get at(): number {
    return this.#at;
  }

  uint8(value: number): void {
    const start = this.#take(1);
    this.#bytes.writeUInt8(value, start);
  }

  uint32(value: number): void {
    const start = this.#take(4);
    this.#bytes.writeUInt32LE(value, start);
  }

  int64(value: bigint): void {
    const start = this.#take(8);
    this.#bytes.writeBigInt64LE(value, start);
  }

  double(value: number): void {
    const start = this.#take(8);
    this.#bytes.writeDoubleLE(value, start);
  }

  string(value: string): void {
    const length = Buffer.byteLength(value);
    this.uint32(length);
    const start = this.#take(length);
    this.#bytes.write(value, start, 'utf8');
  }

  blob(value: Buffer): void {
    this.uint32(value.length);
    const start = this.#take(value.length);
    value.copy(this.#bytes, start);
  }

  /** Fills in a length that was not yet known when its place was written. */
  lengthAt(position: number): void {
    this.#bytes.writeUInt32LE(this.#at - position - 4, position);
  }

  checksum(crc: number, start: number): number {
    return crc8(crc, this.#bytes, start, this.#at);
  }

  finish(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }
}

function writeRow(writer: Writer, row: PlainRow): void {
  let checksum = 0;
  writer.uint8(Tag.rowKey);
  for (const cell of row.primaryKey) checksum = crc8Byte(checksum, writeCell(writer, cell));
  if (row.columns.length > 0) writer.uint8(Tag.rowData);
  for (const cell of row.columns) checksum = crc8Byte(checksum, writeCell(writer, cell));
  if (row.deleteMarker) writer.uint8(Tag.deleteMarker);
  checksum = crc8Byte(checksum, row.deleteMarker ? 1 : 0);
  writer.uint8(Tag.rowChecksum);
  writer.uint8(checksum);
}

/** Writes one cell and returns its checksum. */
function writeCell(writer: Writer, { name, value, op, timestamp }: PlainCell): number {
  writer.uint8(Tag.cell);
  writer.uint8(Tag.cellName);
  writer.string(name);
  let checksum = writer.checksum(0, writer.at - Buffer.byteLength(name));
  if (value !== undefined) checksum = writeValue(writer, value, checksum);
  if (op !== undefined) {
    writer.uint8(Tag.cellOp);
    writer.uint8(op);
  }
  if (timestamp !== undefined) {
    writer.uint8(Tag.cellTimestamp);
    writer.int64(timestamp);
    checksum = writer.checksum(checksum, writer.at - 8);
  }
  // The checksum takes the operation last, although it stands before the timestamp on the wire.
  if (op !== undefined) checksum = crc8Byte(checksum, op);
  writer.uint8(Tag.cellChecksum);
  writer.uint8(checksum);
  return checksum;
}

function writeValue(writer: Writer, value: PlainValue, checksum: number): number {
  writer.uint8(Tag.cellValue);
  const lengthPosition = writer.at;
  writer.uint32(0);
  writeVariant(writer, value);
  writer.lengthAt(lengthPosition);
  return writer.checksum(checksum, lengthPosition + 4);
}

function writeVariant(writer: Writer, value: PlainValue): void {
  if (typeof value === 'bigint') {
    writer.uint8(Variant.integer);
    writer.int64(value);
  } else if (typeof value === 'string') {
    writer.uint8(Variant.string);
    writer.string(value);
  } else if (typeof value === 'number') {
    writer.uint8(Variant.double);
    writer.double(value);
  } else if (typeof value === 'boolean') {
    writer.uint8(Variant.boolean);
    writer.uint8(value ? 1 : 0);
  } else if (typeof value === 'symbol') {
    writer.uint8(symbolVariant(value));
  } else {
    writer.uint8(Variant.blob);
    writer.blob(value);
  }
}

function symbolVariant(value: typeof INF_MIN | typeof INF_MAX | typeof AUTO_INCREMENT): number {
  switch (value) {
    case INF_MIN:
      return Variant.infMin;
    case INF_MAX:
      return Variant.infMax;
    case AUTO_INCREMENT:
      return Variant.autoIncrement;
  }
}
