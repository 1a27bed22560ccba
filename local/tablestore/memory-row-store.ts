import type { RowStore, Stored, StoredEntry } from './row-store';

/** Rows in memory only: nothing is asynchronous and nothing depends on the machine. */
export class MemoryRowStore implements RowStore {
  #entries: StoredEntry[] = [];

  get(key: Buffer): Stored | undefined {
    const entry = this.#entries[this.#firstAtOrAfter(key)];
    return entry?.key.equals(key) ? entry.value : undefined;
  }

  put(key: Buffer, value: Stored): void {
    const index = this.#firstAtOrAfter(key);
    const replaced = this.#entries[index]?.key.equals(key) ? 1 : 0;
    this.#entries.splice(index, replaced, { key, value });
  }

  remove(key: Buffer): void {
    const index = this.#firstAtOrAfter(key);
    if (this.#entries[index]?.key.equals(key)) this.#entries.splice(index, 1);
  }

  *range(start: Buffer, end: Buffer, reverse = false): Iterable<StoredEntry> {
    const step = reverse ? -1 : 1;
    const from = reverse ? this.#firstAfter(start) - 1 : this.#firstAtOrAfter(start);
    const stop = reverse ? this.#firstAfter(end) - 1 : this.#firstAtOrAfter(end);
    for (let index = from; (stop - index) * step > 0; index += step) {
      const entry = this.#entries[index];
      if (entry) yield entry;
    }
  }

  async transact<T>(work: () => T): Promise<T> {
    return work();
  }

  async close(): Promise<void> {}

  #firstAfter(key: Buffer): number {
    const index = this.#firstAtOrAfter(key);
    return this.#entries[index]?.key.equals(key) ? index + 1 : index;
  }

  #firstAtOrAfter(key: Buffer): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle];
      if (entry && entry.key.compare(key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
