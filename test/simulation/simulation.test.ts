import { type Result, simulate } from './simulation';

const SEEDS = 2000;
const TIME_LIMIT_MS = 60_000;

// The stacks of thousands of expected errors cost more than all the rest.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

/** `SEED=<n>` replays that run alone, with its trace. */
const only = process.env.SEED;
const seeds = only ? [Number(only)] : Array.from({ length: SEEDS }, (_, index) => index + 1);

test(
  'keeps its promises whatever races, fails, dies or comes late',
  async () => {
    const startedAt = performance.now();
    let failed: Result | undefined;
    for (const seed of seeds) {
      const result = await simulate(seed, { traced: only !== undefined });
      if (result.violation) failed = result;
      if (failed) break;
    }
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.info(`${seeds.length} seeds in ${seconds} s`);
    if (failed) throw new Error(await report(failed));
  },
  2 * TIME_LIMIT_MS,
);

test('replays a run exactly from its seed', async () => {
  for (const seed of [7, 8, 9]) {
    const [first, second] = [
      await simulate(seed, { traced: true }),
      await simulate(seed, { traced: true }),
    ];
    expect(first.trace.length).toBeGreaterThan(100);
    expect(second.trace).toEqual(first.trace);
  }
});

async function report({ seed, violation }: Result): Promise<string> {
  const { trace } = await simulate(seed, { traced: true });
  const end = trace.slice(-400).join('\n');
  return `${violation?.message}\n${end}\n${violation?.message}\nReplay with SEED=${seed}.`;
}
