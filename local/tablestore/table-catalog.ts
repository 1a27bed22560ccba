import { checkTable, checkTableName } from './check-table';
import { OtsError } from './errors';
import { MAX_TABLES } from './limits';
import { tablePrefix } from './row-key';
import type { RowStore } from './row-store';
import type { Table, TableSpec } from './table';

/** The catalogue itself is kept under this number, which is therefore no table's. */
const CATALOG_ID = 0;

/** The tables that exist, kept in the same store as their rows. */
export class TableCatalog {
  readonly #store: RowStore;
  readonly #tables = new Map<string, Table>();

  constructor(store: RowStore) {
    this.#store = store;
    for (const { value } of store.range(tablePrefix(CATALOG_ID), tablePrefix(CATALOG_ID + 1))) {
      const table: Table = JSON.parse(value.bytes.toString('utf8'));
      this.#tables.set(table.name, table);
    }
  }

  /** The names of all tables, in order. */
  names(): string[] {
    return [...this.#tables.keys()].sort();
  }

  /** The table with this name, or the service's refusal. */
  get(name: string): Table {
    checkTableName(name);
    const table = this.#tables.get(name);
    if (!table) throw new OtsError('OTSObjectNotExist');
    return table;
  }

  /** Adds a table; it can be used at once, where the real service takes up to a minute. */
  create(spec: TableSpec, nowMs: number): void {
    checkTable(spec);
    if (this.#tables.has(spec.name)) throw new OtsError('OTSObjectAlreadyExist');
    if (this.#tables.size >= MAX_TABLES) throw new OtsError('OTSQuotaExhausted');
    const id = Math.max(CATALOG_ID, ...[...this.#tables.values()].map((table) => table.id)) + 1;
    const table: Table = { ...spec, id, createdAtMs: nowMs };
    this.#store.put(catalogKey(spec.name), { bytes: Buffer.from(JSON.stringify(table)) });
    this.#tables.set(spec.name, table);
  }

  /** Removes a table with all its rows. */
  delete(name: string): void {
    const { id } = this.get(name);
    const rows = [...this.#store.range(tablePrefix(id), tablePrefix(id + 1))];
    for (const { key } of rows) this.#store.remove(key);
    this.#store.remove(catalogKey(name));
    this.#tables.delete(name);
  }
}

function catalogKey(name: string): Buffer {
  return Buffer.concat([tablePrefix(CATALOG_ID), Buffer.from(name)]);
}
