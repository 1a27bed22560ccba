/** Ordered keys and values: all that the engine needs to know about storage. */
export interface RowStore {
  get(key: Buffer): Stored | undefined;
  put(key: Buffer, value: Stored): void;
  remove(key: Buffer): void;
  /** Entries from `start` (included) to `end` (left out); downwards when `reverse`. */
  range(start: Buffer, end: Buffer, reverse?: boolean): Iterable<StoredEntry>;
  /**
   * Runs `work` with no other write in between. Settles with its result once what it put and
   * removed cannot be lost, or with what it threw; so `work` decides first and writes last.
   */
  transact<T>(work: () => T): Promise<T>;
  close(): Promise<void>;
}

/** A value; one that never leaves the memory need not be made into bytes. It never changes. */
export interface Stored {
  readonly bytes: Buffer;
}

export interface StoredEntry {
  key: Buffer;
  value: Stored;
}
