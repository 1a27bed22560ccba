import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the bucket. */
export interface StoredObject {
  key: string;
  bytes: number;
  modifiedAtMs: number;
}

/** An object whose name is longer has no file name here; OSS itself takes 1023 bytes. */
const MAX_FILE_NAME = 255;

/** The objects of one bucket, each a file; they outlive a restart. */
export class Objects {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
    mkdirSync(path, { recursive: true });
  }

  /** Where the object's file is, or would be. Throws a `RangeError` if its name is too long. */
  fileOf(key: string): string {
    const name = encodeURIComponent(key);
    if (name.length > MAX_FILE_NAME) throw new RangeError('The key is too long for a file name.');
    return join(this.#path, name);
  }

  find(key: string): StoredObject | undefined {
    if (key === '' || encodeURIComponent(key).length > MAX_FILE_NAME) return undefined;
    const found = statSync(this.fileOf(key), { throwIfNoEntry: false });
    return found && { key, bytes: found.size, modifiedAtMs: Math.floor(found.mtimeMs) };
  }

  /** All whose keys begin so, in the order of their keys. */
  list(prefix = ''): StoredObject[] {
    const keys = readdirSync(this.#path).map(decodeURIComponent);
    return keys
      .filter((key) => key.startsWith(prefix))
      .sort()
      .flatMap((key) => this.find(key) ?? []);
  }

  /** Makes a file an object: it is moved, so that nobody sees a part of it. */
  adopt(key: string, file: string): void {
    renameSync(file, this.fileOf(key));
  }

  /** Deletes an object; one that is not there counts as deleted. */
  delete(key: string): void {
    if (this.find(key)) rmSync(this.fileOf(key), { force: true });
  }
}
