import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { buildProcess } from '../media/build-process';
import { simulate } from './simulation';

/** With `SEED=<n>` in the environment only that one is played; `npm run simulate` plays more. */
const SEEDS = process.env.SEED ? 1 : 100;
/** Each on a core of its own; outside of Jest, whose sandbox makes the same code twice as slow. */
const PROCESSES = process.env.SEED ? 1 : 2;
const TRACE_LINES = 400;
/** Far more than it takes, for machines that are busy with other things. */
const TIME_LIMIT_MS = 300_000;

let script: string;
beforeAll(() => {
  script = buildProcess('test/simulation/main.ts');
});

test(
  'lib keeps its promises whatever races, fails, dies or comes late',
  async () => {
    const startedAt = performance.now();
    const share = SEEDS / PROCESSES;
    const starts = Array.from({ length: PROCESSES }, (_, index) => 1 + index * share);
    const plays = await Promise.all(starts.map((from) => play(from, share)));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.info(`${SEEDS} seeds in ${seconds} s`);
    const failed = plays.find(({ code }) => code !== 0);
    if (failed) throw new Error(withTrace(failed.output));
  },
  TIME_LIMIT_MS,
);

test('a run is replayed exactly from its seed', async () => {
  // Runs without PKs and questions: facts about these have names by digests of random ids.
  for (const seed of [7, 8, 14]) {
    const first = await simulate(seed, { traced: true });
    const second = await simulate(seed, { traced: true });
    expect(first.trace.length).toBeGreaterThan(100);
    expect(second.trace).toEqual(first.trace);
  }
});

async function play(from: number, seeds: number) {
  const child = spawn(process.execPath, [script, `--from=${from}`, `--seeds=${seeds}`, '--bail']);
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { output, code };
}

function withTrace(output: string): string {
  const SEED = /SEED=(\d+)/.exec(output)?.[1];
  if (!SEED) return output;
  const env = { ...process.env, SEED };
  const { stdout } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
  const trace = stdout.trimEnd().split('\n').slice(-TRACE_LINES).join('\n');
  return `${trace}\nReplay it with SEED=${SEED}.`;
}
