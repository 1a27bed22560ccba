/**
 * Plays seeds from the command line: `--seeds N --from N`, `--bail` to end with the first that
 * fails; with `SEED=N` in the environment only that one, with its trace.
 */
import { parseArgs } from 'node:util';
import { simulate } from './simulation';
import { Tally } from './tally';

const PROGRESS_EVERY = 500;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    bail: { type: 'boolean', default: false },
  },
});

if (process.env.SEED) await replay(Number(process.env.SEED));
else await play(Number(values.from), Number(values.seeds));

async function play(from: number, count: number): Promise<void> {
  // The stacks of thousands of expected errors cost more than all the rest.
  Error.stackTraceLimit = 0;
  const startedAt = performance.now();
  const total = new Tally();
  let failed = 0;
  let played = 0;
  const summary = () => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    return `${played} seeds from ${from} on in ${seconds} s, ${failed} failed`;
  };
  for (let seed = from; seed < from + count && !(values.bail && failed > 0); seed++) {
    const { violation, tally, steps } = await simulate(seed);
    played += 1;
    tally.add('steps', steps);
    total.addRun(tally);
    if (violation) {
      failed += 1;
      console.log(`SEED=${seed}: ${violation.message}`);
    }
    if (played % PROGRESS_EVERY === 0) console.log(summary());
  }
  console.log(total.toLines().join('\n'));
  console.log(summary());
  if (failed > 0) process.exitCode = 1;
}

async function replay(seed: number): Promise<void> {
  const { violation, trace } = await simulate(seed, { traced: true });
  console.log(trace.join('\n'));
  console.log(`SEED=${seed}: ${violation?.message ?? 'everything holds'}`);
  if (violation) process.exitCode = 1;
}
