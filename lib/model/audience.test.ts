import { COUNTED_AFTER_MS, currentCount } from './audience';

const STARTED = { startedAtMs: 1_000_000 };
const at = (countedAtMs: number, nowMs: number) =>
  currentCount({ count: 3, countedAtMs }, { ...STARTED, nowMs })?.count;

test('a count is shown until newer ones should have come', () => {
  expect(at(1_060_000, 1_060_000 + COUNTED_AFTER_MS)).toBe(3);
  expect(at(1_060_000, 1_060_000 + COUNTED_AFTER_MS + 180_000)).toBe(3);
  expect(at(1_060_000, 1_060_000 + COUNTED_AFTER_MS + 180_001)).toBeUndefined();
});

test('the viewers of the last show are not those of this one', () => {
  expect(at(999_999, 1_200_000)).toBeUndefined();
});

test('without a count there is none', () => {
  expect(currentCount(undefined, { ...STARTED, nowMs: 1_100_000 })).toBeUndefined();
});
