/** Runs seeds from the command line: `--seeds N`, `--from N`, or `SEED=N` for one with its trace. */
import { parseArgs } from 'node:util';
import { simulate } from './simulation';
import { Tally } from './tally';

const PROGRESS_EVERY = 500;

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '2000' }, from: { type: 'string', default: '1' } },
});

// The stacks of thousands of expected errors cost more than all the rest.
if (!process.env.SEED) Error.stackTraceLimit = 0;

if (process.env.SEED) await replay(Number(process.env.SEED));
else await runMany(Number(values.from), Number(values.seeds));

async function runMany(from: number, count: number): Promise<void> {
  const startedAt = performance.now();
  const total = new Tally();
  const failed: number[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const { violation, tally, steps } = await simulate(seed);
    total.addAll(tally);
    total.add('steps', steps);
    if (violation) {
      failed.push(seed);
      console.log(`SEED=${seed}: ${violation.message}`);
    }
    if ((seed - from + 1) % PROGRESS_EVERY === 0) {
      const seconds = (performance.now() - startedAt) / 1000;
      console.log(`${seed - from + 1} seeds in ${seconds.toFixed(1)} s, ${failed.length} failed`);
    }
  }
  console.log(total.toLines().join('\n'));
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${count} seeds from ${from} in ${seconds.toFixed(1)} s, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}

async function replay(seed: number): Promise<void> {
  const { violation, trace } = await simulate(seed, { traced: true });
  console.log(trace.join('\n'));
  console.log(`SEED=${seed}: ${violation?.message ?? 'everything holds'}`);
  if (violation) process.exitCode = 1;
}
