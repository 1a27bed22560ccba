import { open, type RootDatabase } from 'lmdb';
import { decodeBucket, encodeBucket, type KeyBucket, withEntry } from './key-bucket';
import type { RowStore, Stored, StoredEntry } from './row-store';

/** LMDB allows keys of 4026 bytes with pages of this size, and of only 1978 with smaller ones. */
const PAGE_BYTES = 8192;
/** A key of this length names a bucket of longer ones. */
const BUCKET_KEY_BYTES = 4026;

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

  get(key: Buffer): Stored | undefined {
    const bytes = isLong(key)
      ? this.#bucketOf(key).find((entry) => entry.key.equals(key))?.value
      : this.#db.get(key);
    return bytes && { bytes };
  }

  put(key: Buffer, { bytes }: Stored): void {
    if (isLong(key)) this.#putInBucket(key, bytes);
    else this.#db.putSync(key, bytes);
  }

  remove(key: Buffer): void {
    if (isLong(key)) this.#putInBucket(key, undefined);
    else this.#db.removeSync(key);
  }

  *range(start: Buffer, end: Buffer, reverse = false): Generator<StoredEntry> {
    for (const entry of this.#entries(start, end, reverse)) {
      const isPastStart = start.compare(entry.key) * (reverse ? -1 : 1) <= 0;
      const isBeforeEnd = entry.key.compare(end) * (reverse ? -1 : 1) < 0;
      if (isPastStart && isBeforeEnd) yield { key: entry.key, value: { bytes: entry.value } };
    }
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

  /** A range in order, and a little more where it begins or ends within a bucket. */
  *#entries(start: Buffer, end: Buffer, reverse: boolean): Generator<KeyBucket[number]> {
    const bounds = { start: shortened(start), end: shortened(end), reverse };
    for (const { key, value } of this.#db.getRange(bounds)) {
      if (key.length < BUCKET_KEY_BYTES) yield { key, value };
      else yield* inOrder(decodeBucket(value), reverse);
    }
    // LMDB leaves out the end, in whose bucket there may be entries on this side of it.
    if (isLong(end)) yield* inOrder(this.#bucketOf(end), reverse);
  }

  #bucketOf(key: Buffer): KeyBucket {
    return decodeBucket(this.#db.get(shortened(key)));
  }

  #putInBucket(key: Buffer, value: Buffer | undefined): void {
    const bucket = withEntry(this.#bucketOf(key), key, value);
    if (bucket.length > 0) this.#db.putSync(shortened(key), encodeBucket(bucket));
    else this.#db.removeSync(shortened(key));
  }
}

function isLong(key: Buffer): boolean {
  return key.length >= BUCKET_KEY_BYTES;
}

/** The key itself, or of a long one that of its bucket. */
function shortened(key: Buffer): Buffer {
  return key.subarray(0, BUCKET_KEY_BYTES);
}

function inOrder(bucket: KeyBucket, reverse: boolean): KeyBucket {
  return reverse ? bucket.reverse() : bucket;
}
