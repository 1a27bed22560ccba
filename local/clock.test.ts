import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from './clock';
import { StateFile } from './state/state-file';

it('goes forward, and every copy of its memory with it', () => {
  const clock = new Clock();
  const before = clock.now();
  clock.advance(60_000);
  expect(clock.now() - before).toBeGreaterThanOrEqual(60_000);
  const { buffer } = clock.offset;
  expect(Math.abs(new Clock(buffer as SharedArrayBuffer).now() - clock.now())).toBeLessThan(1000);
});

it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e300])('does not go by %s ms', (ms) => {
  const clock = new Clock();
  expect(() => clock.advance(ms)).toThrow(RangeError);
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
});

it('is where it was after a restart, and goes on from there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const started = () => {
    const clock = new Clock();
    clock.keepIn(new StateFile(join(folder, 'clock.json')));
    return clock;
  };
  const first = started();
  expect(first.offset[0]).toBe(0);
  first.advance(60_000);
  const second = started();
  expect(second.offset[0]).toBe(60_000);
  second.advance(1000);
  expect(started().offset[0]).toBe(61_000);
  rmSync(folder, { recursive: true });
});
