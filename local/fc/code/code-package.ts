import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { crc64 } from './crc64';
import type { PackedFile } from './zip';

/** Code that is in place: the folder it lies in, and what it is known by. */
export interface StoredCode {
  codePath: string;
  /** CRC-64 of the package that it came in; of the files, if it came in none. */
  checksum: string;
  bytes: number;
}

/** Reads the files of a folder. Throws when there are none. */
export async function readFolder(folder: string): Promise<PackedFile[]> {
  const entries = (await readdir(folder, { recursive: true })).sort();
  const paths: string[] = [];
  for (const path of entries) if ((await stat(join(folder, path))).isFile()) paths.push(path);
  if (paths.length === 0) throw new Error(`${folder} has no files to deploy.`);
  return Promise.all(
    paths.map(async (path) => ({
      path: path.split(sep).join('/'),
      content: await readFile(join(folder, path)),
    })),
  );
}

/**
 * Stores files in a folder of their own below `root`, named by what is in them, so that instances
 * that run older code keep it. Throws if a path leads out of the folder.
 */
export async function storeCode(
  files: PackedFile[],
  { root, archive }: { root: string; archive?: Buffer },
): Promise<StoredCode> {
  const hash = createHash('sha256');
  for (const { path, content } of files) {
    hash.update(`${safePath(path)}\0${content.length}\0`).update(content);
  }
  const codePath = join(root, hash.digest('hex').slice(0, 32));
  if (!existsSync(codePath)) await writeWhole(files, codePath);
  const summed = archive ?? Buffer.concat(files.map(({ content }) => content));
  return { codePath, checksum: crc64(summed), bytes: summed.length };
}

/** The folder appears with all of its files or not at all, whenever the process ends. */
async function writeWhole(files: PackedFile[], codePath: string): Promise<void> {
  await mkdir(dirname(codePath), { recursive: true });
  const unfinished = await mkdtemp(`${codePath}-`);
  for (const { path, content } of files) {
    await mkdir(dirname(join(unfinished, path)), { recursive: true });
    await writeFile(join(unfinished, path), content);
  }
  try {
    await rename(unfinished, codePath);
  } catch (error) {
    // Two functions with the same code may be deployed at the same time.
    if (!existsSync(codePath)) throw error;
    await rm(unfinished, { recursive: true });
  }
}

function safePath(path: string): string {
  const root = resolve('/code');
  if (resolve(root, path).startsWith(root + sep)) return path;
  throw new Error(`Expected paths inside of the code, got ${path}.`);
}
