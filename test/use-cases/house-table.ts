import {
  type ColumnRange,
  type Key,
  type Range,
  type Row,
  StoreFailed,
  type Table,
  type Update,
  type Write,
} from '../../lib/model/table';
import type { RowTable } from '../simulation/row-table';
import { PlannedCalls } from './planned';

/** A call of the store, as tests tell it from others. */
export interface StoreCall {
  operation: 'get' | 'getMany' | 'columns' | 'range' | 'put' | 'update' | 'delete';
  table: string;
  key?: Key;
  put?: Partial<Row>;
}

const WRITES = ['put', 'update', 'delete'];

/** lib's store on rows in memory, whose calls go as the test has planned. */
export class HouseTable implements Table {
  readonly calls = new PlannedCalls<StoreCall>({
    refused: ({ operation }) => new StoreFailed(`${operation}: refused`),
    unknown: ({ operation }) => new StoreFailed(`${operation}: no answer`),
  });
  readonly #rows: RowTable;
  /** The writes that were done: neither lost nor refused by their conditions. */
  readonly done: StoreCall[] = [];

  constructor(rows: RowTable) {
    this.#rows = rows;
  }

  get(table: string, key: Key, columns?: string[]): Promise<Row | undefined> {
    const read = () => this.#rows.get(table, key, columns);
    return this.#carry({ operation: 'get', table, key }, read);
  }

  getMany(table: string, keys: Key[]): Promise<Row[]> {
    return this.#carry({ operation: 'getMany', table }, () => this.#rows.getMany(table, keys));
  }

  columns(range: ColumnRange): Promise<Row> {
    const { table, key } = range;
    return this.#carry({ operation: 'columns', table, key }, () => this.#rows.columns(range));
  }

  range(range: Range): Promise<{ rows: Row[]; next?: Key }> {
    return this.#carry({ operation: 'range', table: range.table }, () => this.#rows.range(range));
  }

  put(write: Write & { columns: Row }): Promise<void> {
    const call = { operation: 'put', table: write.table, key: write.key } as const;
    return this.#carry({ ...call, put: write.columns }, () => this.#rows.put(write));
  }

  update(update: Update): Promise<Row> {
    const call = { operation: 'update', table: update.table, key: update.key } as const;
    return this.#carry({ ...call, ...(update.put && { put: update.put }) }, () =>
      this.#rows.update(update),
    );
  }

  delete(write: Write): Promise<void> {
    const call = { operation: 'delete', table: write.table, key: write.key } as const;
    return this.#carry(call, () => this.#rows.delete(write));
  }

  #carry<T>(call: StoreCall, act: () => T): Promise<T> {
    return this.calls.carry(call, () => {
      const result = act();
      if (WRITES.includes(call.operation)) this.done.push(call);
      return result;
    });
  }
}
