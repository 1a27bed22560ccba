import { type Consumed, capacityUnits } from './capacity';
import { checkKeyLengths, checkKeySchema } from './check-primary-key';
import { checkRowChange } from './check-row-change';
import { cellsBytes, type KeyCell, type Row, withoutExpired } from './row';
import { changedRow, checkCondition, type RowChange } from './row-change';
import { encodeRowKey } from './row-key';
import { checkRange, type RangeRequest, type RangeResult, readRange } from './row-range';
import type { RowStore } from './row-store';
import { checkRowView, type RowView, shownColumns, viewRow } from './row-view';
import { rowOf, StoredRow } from './stored-row';
import type { Table, TableSpec } from './table';
import { TableCatalog } from './table-catalog';

export interface RowRequest {
  table: string;
  primaryKey: KeyCell[];
  view: RowView;
}

export interface RowResult {
  row?: Row;
  consumed: Consumed;
}

/**
 * The rules of tables and rows. Each operation decides and acts in one step, without waiting for
 * anything, so its caller may order operations freely: the server puts each write
 * into a transaction of the store, a simulation calls it directly.
 */
export class TableEngine {
  readonly #store: RowStore;
  readonly #clock: { now(): number };
  readonly #refuse: (change: RowChange) => void;
  readonly #tables: TableCatalog;

  /** `refuse` may throw what else is to be refused of the writes that keep every rule. */
  constructor(store: RowStore, clock: { now(): number }, refuse = (_: RowChange) => {}) {
    this.#store = store;
    this.#clock = clock;
    this.#refuse = refuse;
    this.#tables = new TableCatalog(store);
  }

  /** Versions of cells are whole milliseconds. */
  get #nowMs(): number {
    return Math.floor(this.#clock.now());
  }

  createTable(spec: TableSpec): void {
    this.#tables.create(spec, this.#nowMs);
  }

  deleteTable(name: string): void {
    this.#tables.delete(name);
  }

  /** The table, or the refusal that there is none. */
  table(name: string): Table {
    return this.#tables.get(name);
  }

  tableNames(): string[] {
    return this.#tables.names();
  }

  /** Refuses a read that breaks a rule, without doing it. */
  checkRead({ table, primaryKey, view }: RowRequest): void {
    checkRowView(view);
    checkKeyLengths(primaryKey);
    checkKeySchema(this.table(table), primaryKey);
  }

  /**
   * Reads one row; there is none in the result when it is absent or the filter stops it. It costs the
   * columns that are read. https://help.aliyun.com/document_detail/27306.htm
   */
  getRow(request: RowRequest): RowResult {
    this.checkRead(request);
    const row = this.#load(this.table(request.table), request.primaryKey);
    const seen = row && viewRow(row, request.view);
    const bytes = row
      ? cellsBytes(row.primaryKey) + cellsBytes(shownColumns(row, request.view))
      : 0;
    return { ...(seen && { row: seen }), consumed: { read: capacityUnits(bytes), write: 0 } };
  }

  /** Reads rows in the order of their keys, as many as one answer may hold. */
  getRange(request: RangeRequest): RangeResult {
    const table = this.table(request.table);
    checkRange(table, request);
    checkRowView(request.view);
    return readRange(this.#store, table, request, this.#nowMs);
  }

  /** Refuses a write that breaks a rule, without doing it. */
  checkWrite(change: RowChange): void {
    checkRowChange(this.table(change.table), change, this.#nowMs);
    this.#refuse(change);
  }

  /** Changes one row if the condition holds; nothing is stored unless all of it succeeds. */
  write(change: RowChange): RowResult {
    this.checkWrite(change);
    const table = this.table(change.table);
    const row = this.#load(table, change.primaryKey);
    checkCondition(change.condition, row);
    const next = changedRow(change, row, this.#nowMs);
    const key = keyOf(table, change.primaryKey);
    if (next) this.#store.put(key, new StoredRow(next));
    else this.#store.remove(key);
    return { ...returned(change, next), consumed: writeCost(change) };
  }

  #load(table: Table, primaryKey: KeyCell[]): Row | undefined {
    const stored = this.#store.get(keyOf(table, primaryKey));
    const row = stored && rowOf(stored);
    return withoutExpired(row, table.timeToLiveSeconds, this.#nowMs);
  }
}

function keyOf(table: Table, primaryKey: KeyCell[]): Buffer {
  return encodeRowKey(
    table.id,
    primaryKey.map(({ value }) => value),
  );
}

function returned({ returns, returnColumns, primaryKey }: RowChange, row: Row | undefined) {
  if (returns === 'nothing') return {};
  if (returns === 'primary-key') return { row: { primaryKey, columns: [] } };
  const columns = row?.columns.filter(({ name }) => returnColumns.includes(name)) ?? [];
  return { row: { primaryKey, columns } };
}

/** A write that has to look at the row first costs a read too. */
function writeCost({ condition, primaryKey, cells }: RowChange): Consumed {
  const keyBytes = cellsBytes(primaryKey);
  const blind = condition.rowExistence === 'ignore' && !condition.filter;
  return {
    read: blind ? 0 : capacityUnits(keyBytes),
    write: capacityUnits(keyBytes + cellsBytes(cells)),
  };
}
