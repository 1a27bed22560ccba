import { lengthOf, momentAt, placeAt } from './timeline';

const PARTS = [{ durationMs: 10_000 }, { durationMs: 4000 }, { durationMs: 6000 }];

test.each([
  [0, { index: 0, offsetMs: 0 }],
  [9999, { index: 0, offsetMs: 9999 }],
  [10_000, { index: 1, offsetMs: 0 }],
  [14_500, { index: 2, offsetMs: 500 }],
  [20_000, { index: 2, offsetMs: 6000 }],
])('the moment at %i ms is found in its file, and again', (atMs, place) => {
  expect(placeAt(PARTS, atMs)).toEqual(place);
  expect(momentAt(PARTS, place)).toBe(atMs);
});

test('what is before the film or after it is its beginning or its end', () => {
  expect(placeAt(PARTS, -1)).toEqual({ index: 0, offsetMs: 0 });
  expect(placeAt(PARTS, 99_000)).toEqual({ index: 2, offsetMs: 6000 });
  expect(lengthOf(PARTS)).toBe(20_000);
});

test('a file that is longer than was told ends where the next begins', () => {
  expect(momentAt(PARTS, { index: 1, offsetMs: 5000 })).toBe(14_000);
});
