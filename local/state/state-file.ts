import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * One JSON value in a file that only the owner reads. The file holds the old value or the new one,
 * never a part, whenever the process ends. It has one writer, which the lock of the state folder sees to.
 */
export class StateFile<Value> {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The value; none while the file is not there. Throws, naming the file, if it holds no JSON. */
  read(): Value | undefined {
    const text = this.#text();
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new Error(
        `${this.#path} holds no JSON: it was damaged or edited. ` +
          'Restore it, or delete it to start without what it held.',
        { cause },
      );
    }
  }

  write(value: Value): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const unfinished = `${this.#path}.new`;
    writeFileSync(unfinished, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    renameSync(unfinished, this.#path);
  }

  delete(): void {
    rmSync(this.#path, { force: true });
  }

  #text(): string | undefined {
    try {
      return readFileSync(this.#path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
