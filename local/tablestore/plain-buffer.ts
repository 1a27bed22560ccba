import type { ColumnValue, INF_MAX, INF_MIN } from './row';

/**
 * PlainBuffer: the format of rows inside the protobuf messages, little-endian throughout. Written
 * apart from the SDK, which is the client under test. A row is `ROW_PK` cells, `ROW_DATA` cells, perhaps a delete marker, and a checksum.
 * https://help.aliyun.com/zh/tablestore/table-store-service/developer-reference/plainbuffer
 */
export const HEADER = 0x75;

export const Tag = {
  rowKey: 0x01,
  rowData: 0x02,
  cell: 0x03,
  cellName: 0x04,
  cellValue: 0x05,
  cellOp: 0x06,
  cellTimestamp: 0x07,
  deleteMarker: 0x08,
  rowChecksum: 0x09,
  cellChecksum: 0x0a,
} as const;

export const Variant = {
  integer: 0x00,
  double: 0x01,
  boolean: 0x02,
  string: 0x03,
  blob: 0x07,
  infMin: 0x09,
  infMax: 0x0a,
  autoIncrement: 0x0b,
} as const;

export const CellOp = { deleteAllVersions: 0x01, deleteOneVersion: 0x03, increment: 0x04 } as const;

/** Asks the service to number a key column; no table of this server has such a column. */
export const AUTO_INCREMENT = Symbol('AUTO_INCREMENT');

export type PlainValue = ColumnValue | typeof INF_MIN | typeof INF_MAX | typeof AUTO_INCREMENT;

export interface PlainCell {
  name: string;
  value?: PlainValue;
  op?: number;
  timestamp?: bigint;
}

/** A row as it is on the wire, before any rule of tables is applied. */
export interface PlainRow {
  primaryKey: PlainCell[];
  columns: PlainCell[];
  deleteMarker: boolean;
}
