import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import type { PlayTask, PublishTask, Report } from './live-libav';

let script: string | undefined;

/** Less than the time-out of a test, so that no process outlives a test that failed. */
const MAX_RUN_MS = 240_000;

/** Lets FFmpeg's libraries publish or play, in a process of their own; `signal` kills it. */
export async function runLibav(
  task: PublishTask | PlayTask,
  signal?: AbortSignal,
): Promise<Report> {
  script ??= build();
  // By standard input, so that the script finds the packages of this folder without lying in it.
  const flags = ['--input-type=module', '-'];
  const options = { timeout: MAX_RUN_MS, killSignal: 'SIGKILL', signal } as const;
  const running = promisify(execFile)(process.execPath, [...flags, JSON.stringify(task)], options);
  running.child.stdin?.end(script);
  return JSON.parse((await running).stdout);
}

function build(): string {
  const { outputFiles } = buildSync({
    entryPoints: ['test/conformance/live-libav.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
