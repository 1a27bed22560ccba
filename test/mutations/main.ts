/**
 * Makes each mistake of the list in a copy of this checkout and runs the one test that has to notice
 * it: `npm run mutate`, or `npm run mutate -- --only idempotency` for those that say so. With
 * `--table` it prints the table of `README.md`.
 */
import { parseArgs } from 'node:util';
import { MUTATIONS } from './list/all';
import type { Mutation } from './mutation';
import { runCatcher, runTestFiles, type Verdict } from './run-catcher';
import { tableOf } from './table';
import { WorkCopy } from './work-copy';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, table: { type: 'boolean', default: false } },
});

if (values.table) console.log(tableOf(MUTATIONS));
else await tryAll(Object.values(MUTATIONS).flat().filter(isMeant));

function isMeant({ breaks, file }: Mutation): boolean {
  return `${file} ${breaks}`.toLowerCase().includes(values.only.toLowerCase());
}

async function tryAll(mutations: Mutation[]): Promise<void> {
  const copy = await WorkCopy.create();
  const problems: string[] = [];
  try {
    await requireSound(copy, mutations);
    for (const [index, mutation] of mutations.entries()) {
      const startedAt = performance.now();
      const verdict = await tryOne(copy, mutation);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const line = `${verdict.is.padEnd(8)} ${seconds.padStart(5)} s  ${mutation.breaks}`;
      console.log(`${String(index + 1).padStart(3)}/${mutations.length} ${line}`);
      if (verdict.is !== 'caught') problems.push(`${line}\n${verdict.because}`);
    }
  } finally {
    await copy.remove();
  }
  for (const problem of problems) console.log(`\n${problem}`);
  console.log(`${mutations.length} mutations, ${problems.length} of them not caught`);
  if (problems.length > 0 || mutations.length === 0) process.exitCode = 1;
}

async function tryOne(copy: WorkCopy, mutation: Mutation): Promise<Verdict> {
  try {
    return await copy.while(mutation, () => runCatcher(copy.folder, mutation.caughtBy));
  } catch (error) {
    return { is: 'broken', because: String(error) };
  }
}

/** What fails without a mistake, too, notices nothing. Throws if something does. */
async function requireSound({ folder }: WorkCopy, mutations: Mutation[]): Promise<void> {
  const catchers = mutations.map(({ caughtBy }) => caughtBy);
  const files = new Set(catchers.flatMap((each) => ('file' in each ? [each.file] : [])));
  const seeds = Math.max(0, ...catchers.map((each) => ('seeds' in each ? each.seeds : 0)));
  console.log(`Without a mutation: ${files.size} test files and ${seeds} seeds …`);
  const verdicts = [
    ...(files.size > 0 ? [await runTestFiles(folder, [...files])] : []),
    ...(seeds > 0 ? [await runCatcher(folder, { seeds })] : []),
  ];
  const failed = verdicts.find(({ is }) => is !== 'survived');
  if (failed) throw new Error(`Something fails without a mutation:\n${failed.because}`);
}
