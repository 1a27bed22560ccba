import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Mutation, mutated } from './mutation';

/** A copy of this checkout, in which mistakes do no harm. */
export class WorkCopy {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Copies what Git knows, or would take; the modules are those of the checkout. */
  static async create(): Promise<WorkCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'lianmai-mutations-'));
    const listing = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard']);
    const files = listing.toString().split('\0').filter(Boolean);
    for (const file of files) await cp(file, join(folder, file), { recursive: true });
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    return new WorkCopy(folder);
  }

  /** Does something while the mistake is in the copy. Throws if it cannot be made. */
  async while<T>(mutation: Mutation, act: () => Promise<T>): Promise<T> {
    const path = join(this.folder, mutation.file);
    const text = await readFile(path, 'utf8');
    await writeFile(path, mutated(text, mutation));
    try {
      return await act();
    } finally {
      await writeFile(path, text);
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
