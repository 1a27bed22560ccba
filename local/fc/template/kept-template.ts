import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { resolveTemplate, type TemplateSource } from './resolved-template';

/** Older answers are of an `s.yaml` or a build that is gone. */
const MAX_KEPT = 8;

/**
 * As `resolveTemplate`, whose answer is kept: to start `s` costs more processor time than all that
 * the local cloud does at its start. The same input finds the same answer; anything else is asked.
 */
export async function keptTemplate(source: TemplateSource, folder: string): Promise<unknown> {
  const path = join(folder, `${await keyOf(source)}.json`);
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    const resolved = await resolveTemplate(source);
    // What cannot be kept is asked for again the next time.
    await keep(folder, path, JSON.stringify(resolved)).catch(() => undefined);
    return resolved;
  }
}

/** Everything that `s` reads: the file, the variables, `.env` beside the file, and its own version. */
export async function keyOf({ templatePath, env }: TemplateSource): Promise<string> {
  const manifest = createRequire(templatePath).resolve('@serverless-devs/s/package.json');
  const files = [templatePath, join(dirname(templatePath), '.env'), manifest];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return createHash('sha256')
    .update(JSON.stringify([templatePath, env, texts]))
    .digest('hex');
}

/** A file appears whole or not at all, and only this user can read it, as `.env` may have secrets. */
async function keep(folder: string, path: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const older = await readdir(folder);
  if (older.length >= MAX_KEPT) {
    await Promise.all(older.map((name) => rm(join(folder, name), { force: true })));
  }
  const unfinished = join(folder, `${randomUUID()}.tmp`);
  await writeFile(unfinished, text, { mode: 0o600 });
  await rename(unfinished, path);
}
