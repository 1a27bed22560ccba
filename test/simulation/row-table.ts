import {
  type ColumnRange,
  type Condition,
  ConditionFailed,
  type Key,
  type Range,
  type Row,
  type Update,
  type Value,
  type Write,
} from '../../lib/model/table';
import { TABLES } from '../../lib/store/schema';
import { OtsError } from '../../local/tablestore/errors';
import type { Filter } from '../../local/tablestore/filter';
import { MemoryRowStore } from '../../local/tablestore/memory-row-store';
import {
  type ColumnValue,
  INF_MAX,
  INF_MIN,
  type KeyBound,
  type KeyCell,
  type KeyValue,
  type Row as StoredRow,
} from '../../local/tablestore/row';
import type { CellChange, RowChange } from '../../local/tablestore/row-change';
import { TableEngine } from '../../local/tablestore/table-engine';

const EXISTENCE = { any: 'ignore', present: 'expect-exist', absent: 'expect-not-exist' } as const;
const EVERYTHING = { columnsToGet: [] };
const DAY_SECONDS = 86_400;

/**
 * The tables of lib in the row engine of the local Tablestore: lib's words of `Table` said to it
 * without a network. Each operation is one step.
 */
export class RowTable {
  readonly #engine: TableEngine;
  /** Hears of every update that was done. */
  readonly #wrote: (update: Update) => void;
  /** Rows as they were last read; most reads find nothing changed, and decoding is what costs. */
  #read = new Map<string, Row | undefined>();

  constructor(clock: { now(): number }, options: { wrote: (update: Update) => void }) {
    this.#wrote = options.wrote;
    this.#engine = new TableEngine(new MemoryRowStore(), clock);
    for (const { name, key, ttlSeconds } of TABLES) {
      this.#engine.createTable({
        name,
        primaryKey: key.map((column) => ({
          name: column.name,
          type: column.type === 'integer' ? 'INTEGER' : 'STRING',
        })),
        definedColumns: [],
        timeToLiveSeconds: ttlSeconds ?? -1,
        maxDeviationSeconds: DAY_SECONDS,
        reserved: { read: 0, write: 0 },
      });
    }
  }

  get(table: string, key: Key, columns?: string[]): Row | undefined {
    if (columns) {
      const view = { columnsToGet: columns };
      const { row } = this.#engine.getRow({ table, primaryKey: keyCells(key), view });
      return row && plain(row);
    }
    const id = rowId(table, key);
    if (this.#read.has(id)) return this.#read.get(id);
    const { row } = this.#engine.getRow({ table, primaryKey: keyCells(key), view: EVERYTHING });
    const found = row && Object.freeze(plain(row));
    this.#read.set(id, found);
    return found;
  }

  getMany(table: string, keys: Key[]): Row[] {
    return keys.map((key) => this.get(table, key)).filter((row) => row !== undefined);
  }

  columns({ table, key, start, end, limit }: ColumnRange): Row {
    const { row } = this.#engine.getRow({
      table,
      primaryKey: keyCells(key),
      view: {
        columnsToGet: [],
        startColumn: start,
        endColumn: end,
        columnPage: { offset: 0, limit },
      },
    });
    return plainColumns(row);
  }

  range(range: Range): { rows: Row[]; next?: Key } {
    const { table, prefix, start, end, keyColumns, direction, limit } = range;
    const isForward = direction === 'forward';
    const bound = (key: Key | undefined, open: KeyBound) => {
      const given = keyCells({ ...prefix, ...key });
      const rest = keyColumns.slice(given.length).map((name) => keyCell(name, open));
      return [...given, ...rest];
    };
    const { rows, next } = this.#engine.getRange({
      table,
      direction,
      start: bound(start, isForward ? INF_MIN : INF_MAX),
      end: bound(end, isForward ? INF_MAX : INF_MIN),
      limit,
      view: EVERYTHING,
    });
    const found = rows.map(plain);
    return next ? { rows: found, next: plainKey(next) } : { rows: found };
  }

  put(write: Write & { columns: Row }): void {
    this.#write('put', write, putCells(write.columns));
  }

  update(update: Update): Row {
    const { put = {}, remove = [], increment = {} } = update;
    const cells: CellChange[] = [
      ...putCells(put),
      ...remove.map((name) => ({ kind: 'delete' as const, name })),
      ...Object.entries(increment).map(([name, by]) => ({
        kind: 'increment' as const,
        name,
        value: columnValue(by),
      })),
    ];
    const readBack = update.readsBack ? Object.keys(increment) : [];
    const counted = this.#write('update', update, cells, readBack) ?? {};
    this.#wrote(update);
    return counted;
  }

  delete(write: Write): void {
    this.#write('delete', write, []);
  }

  #write(kind: RowChange['kind'], write: Write, cells: CellChange[], returnColumns: string[] = []) {
    const change: RowChange = {
      kind,
      table: write.table,
      primaryKey: keyCells(write.key),
      cells,
      condition: {
        rowExistence: EXISTENCE[write.row],
        ...(write.condition && { filter: filterOf(write.condition) }),
      },
      returns: returnColumns.length > 0 ? 'after-modify' : 'nothing',
      returnColumns,
    };
    try {
      const { row } = this.#engine.write(change);
      this.#read.delete(rowId(write.table, write.key));
      return row && plain(row);
    } catch (error) {
      const isRefused = error instanceof OtsError && error.code === 'OTSConditionCheckFail';
      throw isRefused ? new ConditionFailed(kind) : error;
    }
  }
}

function rowId(table: string, key: Key): string {
  let id = table;
  for (const column in key) id += ` ${key[column]}`;
  return id;
}

/** Every number of lib's is an INTEGER. */
function columnValue(value: Value): KeyValue | boolean {
  return typeof value === 'number' ? BigInt(Math.trunc(value)) : value;
}

function keyCells(key: Key): KeyCell[] {
  const cells: KeyCell[] = [];
  for (const [name, value] of Object.entries(key)) {
    cells.push({ name, value: typeof value === 'number' ? BigInt(Math.trunc(value)) : value });
  }
  return cells;
}

function keyCell(name: string, value: KeyBound): KeyCell<KeyBound> {
  return { name, value };
}

function putCells(columns: Partial<Row>): CellChange[] {
  return Object.entries(columns).flatMap(([name, value]) =>
    value === undefined ? [] : [{ kind: 'put' as const, name, value: columnValue(value) }],
  );
}

function filterOf(condition: Condition): Filter {
  if ('column' in condition) {
    const { column: name, is: comparator, value, orMissing = false } = condition;
    return {
      kind: 'column',
      name,
      comparator,
      value: columnValue(value),
      passIfMissing: orMissing,
    };
  }
  return 'and' in condition
    ? { kind: 'and', filters: condition.and.map(filterOf) }
    : { kind: 'or', filters: condition.or.map(filterOf) };
}

function plain(row: StoredRow): Row {
  return { ...plainKey(row.primaryKey), ...plainColumns(row) };
}

function plainColumns(row: StoredRow | undefined): Row {
  const found: Row = {};
  for (const { name, value } of row?.columns ?? []) found[name] = plainValue(value);
  return found;
}

function plainKey(cells: KeyCell[]): Key {
  const key: Key = {};
  for (const { name, value } of cells)
    key[name] = typeof value === 'bigint' ? Number(value) : `${value}`;
  return key;
}

function plainValue(value: ColumnValue): Value {
  return typeof value === 'string' || typeof value === 'boolean' ? value : Number(value);
}
