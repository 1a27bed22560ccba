import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';

/** Far above what a bundled function needs; the service's own limit for an upload is not lower. */
const MAX_PACKAGE_BYTES = 50 * 1024 * 1024;

/** The files of a function's code, as they travel to the gateway. */
export const codePackageShape = z.strictObject({
  files: z
    .array(z.strictObject({ path: z.string().min(1), base64: z.string() }))
    .min(1)
    .max(10_000),
});

export type CodePackage = z.infer<typeof codePackageShape>;

/** Code that is in place: the folder it lies in, and what it is known by. */
export interface StoredCode {
  codePath: string;
  checksum: string;
  bytes: number;
}

/** Packs the files of a folder. Throws when there are none, or too much of them. */
export async function packCode(folder: string): Promise<CodePackage> {
  const entries = (await readdir(folder, { recursive: true })).sort();
  const paths: string[] = [];
  for (const path of entries) if ((await stat(join(folder, path))).isFile()) paths.push(path);
  if (paths.length === 0) throw new Error(`${folder} has no files to deploy.`);
  const files = await Promise.all(
    paths.map(async (path) => ({
      path: path.split(sep).join('/'),
      base64: (await readFile(join(folder, path))).toString('base64'),
    })),
  );
  return { files };
}

/**
 * Stores a package in a folder of its own below `root`, named by its content, so that instances
 * that run older code keep it.
 */
export async function storeCode(code: CodePackage, root: string): Promise<StoredCode> {
  const files = code.files.map(({ path, base64 }) => ({
    path: safePath(path),
    content: Buffer.from(base64, 'base64'),
  }));
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  if (bytes > MAX_PACKAGE_BYTES) {
    throw new Error(`Expected at most ${MAX_PACKAGE_BYTES} bytes of code, got ${bytes}.`);
  }
  const hash = createHash('sha256');
  for (const { path, content } of files)
    hash.update(`${path}\0${content.length}\0`).update(content);
  const checksum = hash.digest('hex').slice(0, 32);
  const codePath = join(root, checksum);
  if (!existsSync(codePath)) await writeWhole(files, codePath);
  return { codePath, checksum, bytes };
}

/** The folder appears with all of its files or not at all, whenever the process ends. */
async function writeWhole(
  files: { path: string; content: Buffer }[],
  codePath: string,
): Promise<void> {
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
