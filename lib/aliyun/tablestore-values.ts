import TableStore from 'tablestore';
import type { Comparison, Condition, Key, Row, Value } from '../model/table';

/**
 * The client writes a plain number as DOUBLE and cannot take one in a key; every number of ours is
 * an integer (milliseconds, fences, versions), so all are sent as INTEGER.
 */
function toCell(value: Value): unknown {
  return typeof value === 'number' ? TableStore.Long.fromNumber(value) : value;
}

/** Columns as the client's list of one-entry objects. */
export function toCells(columns: Partial<Row>): TableStore.Cell[] {
  return Object.entries(columns).flatMap(([name, value]) =>
    value === undefined ? [] : [{ [name]: toCell(value) }],
  );
}

/** A plain row, key columns included; undefined when the client read none. */
export function fromRow(row: TableStore.RowData | undefined): Row | undefined {
  if (!row?.primaryKey && !row?.attributes?.length) return undefined;
  return fromColumns(row.attributes, fromKey(row.primaryKey ?? []));
}

/**
 * Columns that are not of the key, as plain values, added to those that there are: to spread so many
 * into a new object takes forty times as long.
 */
export function fromColumns(columns: TableStore.RowData['attributes'], plain: Row = {}): Row {
  for (const { columnName, columnValue } of columns ?? []) {
    plain[columnName] = fromCell(columnValue);
  }
  return plain;
}

/** Key columns as plain values; keys of ours are strings and integers. */
export function fromKey(columns: TableStore.KeyColumn[]): Key {
  return Object.fromEntries(
    columns.map(({ name, value }) => [name, typeof value === 'string' ? value : toNumber(value)]),
  );
}

/** A condition in the client's terms; a missing column passes only where the condition says so. */
export function toCondition(condition: Condition): TableStore.ColumnCondition {
  if ('column' in condition) {
    const { column, is, value, orMissing = false } = condition;
    const cell = toCell(value);
    return new TableStore.SingleColumnCondition(column, cell, comparator(is), orMissing);
  }
  const { AND, OR } = TableStore.LogicalOperator;
  const [operator, parts] = 'and' in condition ? [AND, condition.and] : [OR, condition.or];
  const [only] = parts;
  // The service refuses an AND or OR of a single condition.
  if (only && parts.length === 1) return toCondition(only);
  const composite = new TableStore.CompositeCondition(operator);
  for (const part of parts) composite.addSubCondition(toCondition(part));
  return composite;
}

function comparator(is: Comparison): number {
  const types = TableStore.ComparatorType;
  return {
    '=': types.EQUAL,
    '!=': types.NOT_EQUAL,
    '<': types.LESS_THAN,
    '<=': types.LESS_EQUAL,
    '>': types.GREATER_THAN,
    '>=': types.GREATER_EQUAL,
  }[is];
}

function fromCell(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return toNumber(value);
}

/** The client reads integers as its own 64-bit objects; `Number()` would go through their text. */
function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : (value as TableStore.Long).toNumber();
}
