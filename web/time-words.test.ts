import { clockWords, secondsUntil } from './time-words';

test('shows a duration as a clock would', () => {
  expect([0, 7000, 754_000, 3_723_000, -5].map(clockWords)).toEqual([
    '0:00',
    '0:07',
    '12:34',
    '1:02:03',
    '0:00',
  ]);
});

test('shows zero seconds only when nothing is left', () => {
  expect([1, 1000, 1001, 0, -1].map((leftMs) => secondsUntil(leftMs, 0))).toEqual([1, 1, 2, 0, 0]);
});
