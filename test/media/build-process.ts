import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const OUTPUT_FOLDER = resolve('dist/test');
const built = new Set<string>();

/**
 * Builds the entry of a child process and returns the path of the script. Jest cannot load node-av,
 * which is an ES module with native code, and its crash would take the tests with it.
 */
export function buildProcess(entry: string): string {
  const script = join(OUTPUT_FOLDER, basename(entry).replace(/\.ts$/, '.mjs'));
  if (built.has(script)) return script;
  mkdirSync(OUTPUT_FOLDER, { recursive: true });
  const unfinished = script.replace(/\.mjs$/, `.${process.pid}.mjs`);
  execFileSync(process.execPath, [
    resolve('node_modules/esbuild/bin/esbuild'),
    resolve(entry),
    '--bundle',
    '--packages=external',
    '--platform=node',
    '--target=node20',
    '--format=esm',
    '--sourcemap=inline',
    '--log-level=error',
    `--outfile=${unfinished}`,
  ]);
  // Jest runs tests at the same time: nobody may see half a file.
  renameSync(unfinished, script);
  built.add(script);
  return script;
}
