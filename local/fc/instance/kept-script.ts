import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Older ones are of builds that are gone. */
const MAX_KEPT = 100;

/** To compile less than this again takes no time worth a file. */
const MIN_KEPT_BYTES = 64 * 1024;

/**
 * A CommonJS file, loaded as `require` loads it, with what V8 made of it for an instance before: to
 * compile it again would take most of the processor time of an instance's start.
 */
export class KeptScript {
  readonly exports: Record<string, unknown>;
  readonly #script: Script;
  readonly #keptPath: string;
  /** Whether V8 took what an instance before had kept. */
  readonly wasKept: boolean;
  #isKept: boolean;

  private constructor(path: string, source: string, folder: string) {
    this.#keptPath = join(folder, nameOf(source));
    const cachedData = readKept(this.#keptPath);
    this.#script = new Script(Module.wrap(source), {
      filename: path,
      ...(cachedData && { cachedData }),
    });
    // What another V8 has made, or a file that was damaged, is refused; then it is made anew.
    this.wasKept = this.#script.cachedDataRejected === false;
    this.#isKept = this.wasKept;
    this.exports = run(this.#script, path);
  }

  /**
   * Loads the file, if it is one script that stands alone: in a folder with a package.json it may be a
   * module, and a script that imports needs a loader of its own.
   */
  static load(path: string, folder: string): KeptScript | undefined {
    if (existsSync(join(dirname(path), 'package.json'))) return undefined;
    const source = readFileSync(path, 'utf8');
    const isLarge = source.length >= MIN_KEPT_BYTES;
    return isLarge && !/\bimport\s*\(/.test(source)
      ? new KeptScript(path, source, folder)
      : undefined;
  }

  /** Keeps what V8 has made until now, functions that have run included; later calls do nothing. */
  keep(): void {
    if (this.#isKept) return;
    this.#isKept = true;
    const folder = dirname(this.#keptPath);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const older = readdirSync(folder);
    if (older.length >= MAX_KEPT)
      for (const name of older) rmSync(join(folder, name), { force: true });
    // A file appears whole or not at all.
    const unfinished = join(folder, `${randomUUID()}.tmp`);
    writeFileSync(unfinished, this.#script.createCachedData(), { mode: 0o600 });
    renameSync(unfinished, this.#keptPath);
  }
}

function run(script: Script, path: string): Record<string, unknown> {
  const module = {
    exports: {} as Record<string, unknown>,
    id: path,
    filename: path,
    loaded: false,
  };
  const call = script.runInThisContext() as (...values: unknown[]) => void;
  call.call(module.exports, module.exports, createRequire(path), module, path, dirname(path));
  module.loaded = true;
  return module.exports;
}

function nameOf(source: string): string {
  const digest = createHash('sha256').update(source).digest('hex');
  return `${digest}-${process.version}`;
}

function readKept(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
