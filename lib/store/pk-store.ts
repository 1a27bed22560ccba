import type { Pk } from '../model/pk';
import type { Table } from '../model/table';
import { hasVersion } from './conditions';
import { changedColumns, PK_COLUMNS, pkFromRow, pkRow } from './pk-row';

/** PKs, one row each with its rounds; what happens to one is one conditional write. The gifts in them are `gift-store.ts`'s. */
export class PkStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(pkId: string): Promise<Pk | undefined> {
    const row = await this.#table.get('pks', { pk_id: pkId }, PK_COLUMNS);
    return row && pkFromRow(row);
  }

  /** Writes a new invitation down; repeating it is harmless. */
  async create(pk: Pk): Promise<void> {
    const key = { pk_id: pk.pkId };
    await this.#table.put({ table: 'pks', key, row: 'any', columns: pkRow(pk) });
  }

  /**
   * From the PK as it was read to what was decided by it; only gifts may have been counted meanwhile.
   * Throws `ConditionFailed` if anything else has happened to it since.
   */
  async change(from: Pk, to: Pk): Promise<void> {
    const put = changedColumns(from, { ...to, version: from.version + 1 });
    const key = { pk_id: from.pkId };
    const condition = hasVersion(from.version);
    await this.#table.update({ table: 'pks', key, row: 'present', condition, put });
  }
}
