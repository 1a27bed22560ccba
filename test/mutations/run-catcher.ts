import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Catcher } from './mutation';

/** Far more than either takes, for machines that are busy with other things. */
const TIME_LIMIT_MS = 600_000;

export interface Verdict {
  /** `broken`: the catcher itself could not be run, so that it says nothing. */
  is: 'caught' | 'survived' | 'broken';
  /** What it said. */
  because: string;
}

/** What is used of Jest's report. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { message: string }[];
}

/** Runs a catcher in this folder: whether it notices that something is wrong there. */
export function runCatcher(folder: string, catcher: Catcher): Promise<Verdict> {
  if ('seeds' in catcher) return runSimulation(folder, catcher.seeds);
  return runJest(folder, ['--runTestsByPath', catcher.file, '-t', pattern(catcher.test)]);
}

/** Runs whole test files in this folder. */
export function runTestFiles(folder: string, files: string[]): Promise<Verdict> {
  return runJest(folder, ['--runTestsByPath', ...files]);
}

async function runJest(folder: string, selection: string[]): Promise<Verdict> {
  const report = join(folder, 'mutation-report.json');
  await rm(report, { force: true });
  const cache = `--cacheDirectory=${join(folder, '.jest-cache')}`;
  const options = ['--maxWorkers=1', cache, '--json', `--outputFile=${report}`];
  const { output } = await run(folder, ['node_modules/jest/bin/jest.js', ...selection, ...options]);
  const json = await readFile(report, 'utf8').catch(() => undefined);
  if (json === undefined) return { is: 'broken', because: output };
  const { numFailedTests, numPassedTests, testResults }: JestReport = JSON.parse(json);
  const messages = testResults.map(({ message }) => message).filter(Boolean);
  const because = messages.join('\n');
  if (numFailedTests > 0) return { is: 'caught', because };
  // A file that cannot be loaded has no tests that fail, and so has a name that no test has.
  if (because !== '' || numPassedTests === 0) return { is: 'broken', because };
  return { is: 'survived', because };
}

async function runSimulation(folder: string, seeds: number): Promise<Verdict> {
  const build = await run(folder, ['build.mjs', 'simulate']);
  if (build.code !== 0) return { is: 'broken', because: build.output };
  const play = ['dist/test/simulation/main.mjs', `--seeds=${seeds}`, '--bail'];
  const { code, output } = await run(folder, play);
  const [violation] = /^SEED=\d+: .*/m.exec(output) ?? [];
  if (violation) return { is: 'caught', because: violation };
  if (code !== 0) return { is: 'broken', because: output };
  // Before it stands how often everything happened.
  return { is: 'survived', because: output.trimEnd().split('\n').at(-1) ?? '' };
}

async function run(folder: string, args: string[]): Promise<{ code: unknown; output: string }> {
  const child = spawn(process.execPath, args, { cwd: folder, timeout: TIME_LIMIT_MS });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, output: out + err };
}

/** Jest takes a name as a regular expression. */
function pattern(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
