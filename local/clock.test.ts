import { Clock } from './clock';

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
