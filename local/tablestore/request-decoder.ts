import { OtsError, parameterInvalid } from './errors';
import { decodeFilter, decodeReadFilter } from './filter-decoder';
import type { ConditionMessage, ReadRequest, ReturnContent } from './messages';
import { AUTO_INCREMENT, CellOp, type PlainCell } from './plain-buffer';
import { decodeRow } from './plain-buffer-reader';
import { INF_MAX, INF_MIN, type KeyBound, type KeyCell } from './row';
import type { CellChange, Condition, RowChange } from './row-change';
import type { RowView, VersionRange } from './row-view';

const EXISTENCE: Record<number, Condition['rowExistence']> = {
  0: 'ignore',
  1: 'expect-exist',
  2: 'expect-not-exist',
};

const RETURNS: Record<number, RowChange['returns']> = {
  0: 'nothing',
  1: 'primary-key',
  2: 'after-modify',
};

/** Timestamps are kept in microseconds by the service, hence its bound. */
const MAX_TIMESTAMP = (2n ** 63n - 1n) / 1000n;

/** Decodes the key of a row to read. */
export function decodePrimaryKey(bytes: Buffer): KeyCell[] {
  return decodeKeyBound(bytes).map(({ name, value }) => {
    if (value === INF_MIN || value === INF_MAX) throw boundInRowKey(value);
    return { name, value };
  });
}

/** Decodes a bound of a range. */
export function decodeKeyBound(bytes: Buffer): KeyCell<KeyBound>[] {
  const { primaryKey, columns, deleteMarker } = decodeRow(bytes);
  if (columns.length > 0) {
    throw parameterInvalid('Attribute column cannot be given while reading data.');
  }
  if (deleteMarker) throw parameterInvalid('Delete marker cannot be given.');
  return primaryKey.map(keyCellOf);
}

/** Decodes what a write wants to do to one row. */
export function decodeRowChange(request: {
  kind: RowChange['kind'];
  table: string;
  row: Buffer;
  condition: ConditionMessage;
  returnContent?: ReturnContent | undefined;
}): RowChange {
  const { kind, table, condition, returnContent } = request;
  const { primaryKey, columns, deleteMarker } = decodeRow(request.row);
  if (deleteMarker !== (kind === 'delete')) {
    throw parameterInvalid(
      deleteMarker
        ? 'Invalid request of put/update row: unexpected RowDeleteMarker in request.'
        : 'Invalid request of delete row: missing RowDeleteMarker in request',
    );
  }
  if (kind === 'delete' && columns.length > 0) {
    throw parameterInvalid('Invalid delete row request: unexpected cells in request');
  }
  const returns = RETURNS[returnContent?.returnType ?? 0];
  if (!returns) throw parameterInvalid(`Invalid return type: ${returnContent?.returnType}.`);
  return {
    kind,
    table,
    primaryKey: primaryKey.map(keyCellOf).map(({ name, value }) => {
      if (value === INF_MIN || value === INF_MAX) throw boundInRowKey(value);
      return { name, value };
    }),
    cells: columns.map((cell) => cellChangeOf(cell, kind)),
    condition: conditionOf(condition),
    returns,
    returnColumns: returnContent?.returnColumnNames ?? [],
  };
}

/** Decodes which part of a row a read asks for. */
export function decodeRowView(request: ReadRequest): RowView {
  const { columnsToGet, startColumn, endColumn, maxVersions, filter } = request;
  const versions = versionsOf(request);
  if (maxVersions !== undefined && maxVersions <= 0) {
    throw parameterInvalid(
      `Invalid max versions: ${maxVersions}. Reason: Max versions must be positive.`,
    );
  }
  return {
    columnsToGet,
    ...(startColumn !== undefined && { startColumn }),
    ...(endColumn !== undefined && { endColumn }),
    ...(versions && { versions }),
    ...(filter && filter.length > 0 && decodeReadFilter(filter)),
  };
}

/**
 * Local transactions are off unless a table is created with them, which this server does not do.
 * https://www.alibabacloud.com/help/zh/tablestore/table-store-service/developer-reference/configure-local-transaction-by-nodejs-sdk
 */
export function refuseTransaction(request: { transactionId?: string; isAtomic?: boolean }): void {
  if (request.transactionId) {
    throw parameterInvalid(
      'Try to call method using explicit transaction on explicit-transaction-disabled table.',
    );
  }
  if (request.isAtomic) throw parameterInvalid('An atomic BatchWriteRow is not supported here.');
}

function versionsOf({ timeRange, maxVersions }: ReadRequest): VersionRange | undefined {
  if (!timeRange) {
    if (maxVersions === undefined) {
      throw parameterInvalid('No version condition is specified while querying row.');
    }
    return undefined;
  }
  const { startTime, endTime, specificTime } = timeRange;
  if (specificTime !== undefined) {
    if (startTime !== undefined || endTime !== undefined) {
      throw parameterInvalid('Specific tiemstamp and time range cannot be given at the same time.');
    }
    return { startMs: specificTime, endMs: specificTime + 1 };
  }
  if (startTime === undefined || endTime === undefined) {
    throw parameterInvalid('Start and end time must be given at the same time.');
  }
  return { startMs: startTime, endMs: endTime };
}

function conditionOf({ rowExistence, columnCondition }: ConditionMessage): Condition {
  const expectation = EXISTENCE[rowExistence];
  if (!expectation) {
    throw parameterInvalid(`Invalid row-existence expectation: ${rowExistence}.`);
  }
  return {
    rowExistence: expectation,
    ...(columnCondition && columnCondition.length > 0 && { filter: decodeFilter(columnCondition) }),
  };
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

function boundInRowKey(value: typeof INF_MIN | typeof INF_MAX): OtsError {
  return new OtsError(
    'OTSInvalidPK',
    `Validate PK type fail. Input: VT_${value.description}, Meta: a value.`,
  );
}

function cellChangeOf(cell: PlainCell, kind: RowChange['kind']): CellChange {
  const { name, value, op } = cell;
  if (value !== undefined && typeof value === 'symbol') {
    throw parameterInvalid(`Invalid column type: ${value.description}.`);
  }
  const version = timestampOf(cell);
  if (op === undefined || op === CellOp.increment) {
    if (op !== undefined && kind === 'put') {
      throw parameterInvalid(`OpType cannot be given for column name: '${name}' in PutRow.`);
    }
    if (value === undefined) throw parameterInvalid(`No value is given for column name: ${name}.`);
    return { kind: op === undefined ? 'put' : 'increment', name, value, ...version };
  }
  return { ...deletionOf(cell, kind), ...version };
}

function deletionOf(
  { name, value, op, timestamp }: PlainCell,
  kind: RowChange['kind'],
): CellChange {
  if (op !== CellOp.deleteAllVersions && op !== CellOp.deleteOneVersion) {
    throw parameterInvalid(`Invalid op type of cell: ${op}.`);
  }
  if (kind === 'put') {
    throw parameterInvalid(`OpType cannot be given for column name: '${name}' in PutRow.`);
  }
  if (value !== undefined) {
    throw parameterInvalid(
      'Column value cannot be given when type is DELETE_ONE_VERSION,DELETE_ALL_VERSION.',
    );
  }
  const oneVersion = op === CellOp.deleteOneVersion;
  if (oneVersion && timestamp === undefined) {
    throw parameterInvalid('Timestamp must be given when type is DELETE_ONE_VERSION.');
  }
  if (!oneVersion && timestamp !== undefined) {
    throw parameterInvalid('Timestamp cannot be given when type is DELETE_ALL_VERSION.');
  }
  return { kind: oneVersion ? 'delete-version' : 'delete', name };
}

function timestampOf({ timestamp }: PlainCell): { timestampMs?: number } {
  if (timestamp === undefined) return {};
  if (timestamp < 0n || timestamp >= MAX_TIMESTAMP) {
    throw parameterInvalid('Timestamp must be in range [0, INT64_MAX/1000).');
  }
  return { timestampMs: Number(timestamp) };
}
