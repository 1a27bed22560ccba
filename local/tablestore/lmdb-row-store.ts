import { open, type RootDatabase } from 'lmdb';
import type { RowStore, StoredEntry } from './row-store';

/** LMDB allows keys of 4026 bytes with pages of this size, and of only 1978 with smaller ones. */
const PAGE_BYTES = 8192;

/** Rows in LMDB: a `kill -9` loses nothing that was acknowledged. */
export class LmdbRowStore implements RowStore {
  readonly #db: RootDatabase<Buffer, Buffer>;

  constructor(directory: string) {
    this.#db = open<Buffer, Buffer>({
      path: directory,
      pageSize: PAGE_BYTES,
      keyEncoding: 'binary',
      encoding: 'binary',
      noSubdir: false,
    });
  }

  get(key: Buffer): Buffer | undefined {
    return this.#db.get(key);
  }

  put(key: Buffer, value: Buffer): void {
    this.#db.putSync(key, value);
  }

  remove(key: Buffer): void {
    this.#db.removeSync(key);
  }

  range(start: Buffer, end: Buffer, reverse = false): Iterable<StoredEntry> {
    return this.#db.getRange({ start, end, reverse });
  }

  /** Concurrent calls share one commit, and one wait for the disk. */
  async transact<T>(work: () => T): Promise<T> {
    const result = await this.#db.transaction(work);
    await this.#db.flushed;
    return result;
  }

  async close(): Promise<void> {
    await this.#db.close();
  }
}
