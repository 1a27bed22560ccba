import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { LmdbRowStore } from './lmdb-row-store';
import { MemoryRowStore } from './memory-row-store';
import type { RowStore } from './row-store';

/** Longer than any key that LMDB has, as four columns of 1 KB are. */
const LONG = 'c'.repeat(4100);
const key = fc
  .constantFrom('a', 'ab', 'b', 'c', 'ca', 'd', LONG, `${LONG}a`, `${LONG}b`, `${LONG.slice(1)}d`)
  .map((text) => Buffer.from(text));
const step = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), key, value: fc.string({ maxLength: 4 }) }),
  fc.record({ kind: fc.constant('remove' as const), key }),
  fc.record({ kind: fc.constant('range' as const), key, end: key, reverse: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'row-store-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('row stores', () => {
  it('in memory and on disk see the same after the same steps', async () => {
    const disk = new LmdbRowStore(directory);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const memory = new MemoryRowStore();
        await disk.transact(() => clear(disk));
        for (const taken of steps) {
          const expected = await memory.transact(() => take(memory, taken));
          expect(await disk.transact(() => take(disk, taken))).toEqual(expected);
        }
      }),
      { numRuns: 80 },
    );
    await disk.close();
  });

  it('keep what was written before they were closed', async () => {
    const before = new LmdbRowStore(directory);
    await before.transact(() => before.put(Buffer.from('kept'), stored('value')));
    await before.close();
    const after = new LmdbRowStore(directory);
    expect(after.get(Buffer.from('kept'))?.bytes.toString()).toBe('value');
    await after.close();
  });

  it('run each transaction alone, and hand on what one of them throws', async () => {
    const store = new LmdbRowStore(directory);
    const count = Buffer.from('count');
    const increment = (fails: boolean) =>
      store.transact(() => {
        if (fails) throw new Error('refused');
        store.put(count, stored(String(Number(store.get(count)?.bytes ?? 0) + 1)));
      });
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) => increment(index % 4 === 0)),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(25);
    expect(String(store.get(count)?.bytes)).toBe('75');
    await store.close();
  });
});

function stored(text: string) {
  return { bytes: Buffer.from(text) };
}

function take(store: RowStore, taken: Step): string[] {
  if (taken.kind === 'put') store.put(taken.key, stored(taken.value));
  else if (taken.kind === 'remove') store.remove(taken.key);
  else return list(store, taken.key, taken.end, taken.reverse);
  return [String(store.get(taken.key)?.bytes)];
}

function list(store: RowStore, start: Buffer, end: Buffer, reverse: boolean): string[] {
  const [low, high] = start.compare(end) < 0 ? [start, end] : [end, start];
  const entries = reverse ? store.range(high, low, true) : store.range(low, high);
  return [...entries].map((entry) => `${entry.key}=${entry.value.bytes}`);
}

function clear(store: RowStore): void {
  const entries = [...store.range(Buffer.from([0]), Buffer.from([0xff]))];
  for (const entry of entries) store.remove(entry.key);
}
