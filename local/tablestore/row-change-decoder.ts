import { parameterInvalid } from './errors';
import { decodeFilter } from './filter-decoder';
import { rowKeyOf } from './key-decoder';
import type { ConditionMessage, ReturnContent } from './messages';
import { CellOp, type PlainCell } from './plain-buffer';
import { decodeRow } from './plain-buffer-reader';
import type { CellChange, Condition, RowChange } from './row-change';

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
        : 'Invalid request of delete row: missing RowDeleteMarker in request.',
    );
  }
  if (kind === 'delete' && columns.length > 0) {
    throw parameterInvalid('Invalid delete row request: unexpected cells in request.');
  }
  const returns = RETURNS[returnContent?.returnType ?? 0];
  if (!returns) throw parameterInvalid(`Invalid return type: ${returnContent?.returnType}.`);
  return {
    kind,
    table,
    primaryKey: rowKeyOf(primaryKey),
    cells: columns.map((cell) => cellChangeOf(cell, kind)),
    condition: conditionOf(condition),
    returns,
    returnColumns: returnContent?.returnColumnNames ?? [],
  };
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
