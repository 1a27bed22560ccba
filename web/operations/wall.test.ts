import type { RoomSummary } from '../api/types';
import { isReported, rowsInView, wallOf } from './wall';

const room = (roomId: string, changes: object = {}) =>
  ({
    ...{ roomId, title: `Show ${roomId}`, hostId: `host-${roomId}`, hostName: 'Ann' },
    ...{
      headCount: 1,
      covered: [],
      mix: { state: 'live', mode: 'mix', startedAt: '2026-03-01T10' },
    },
    ...changes,
  }) as unknown as RoomSummary;
const report = (reportedAt: string) => ({ lastReport: { label: 'porn', reportedAt } });
const idsOf = (rooms: RoomSummary[]) => rooms.map(({ roomId }) => roomId);

const ROOMS = [
  room('a'),
  room('b', { headCount: 4 }),
  room('c', report('2026-03-01T11')),
  room('d', { ...report('2026-03-01T12'), mix: { state: 'idle' } }),
  room('e', report('2026-03-01T09')),
];

test('hits of moderation come first, the newest before older ones, then the fullest live rooms', () => {
  expect(idsOf(wallOf(ROOMS, { filter: 'all', search: '' }))).toEqual(['d', 'c', 'b', 'a', 'e']);
});

test('a report of an earlier show is no hit, a cover is one without a report', () => {
  expect(ROOMS.map(isReported)).toEqual([false, false, true, true, false]);
  expect(isReported(room('f', { covered: ['ben'] }))).toBe(true);
});

test('finds by words and by what is chosen', () => {
  expect(idsOf(wallOf(ROOMS, { filter: 'live', search: ' show B' }))).toEqual(['b']);
  expect(idsOf(wallOf(ROOMS, { filter: 'reported', search: 'ann' }))).toEqual(['d', 'c']);
  expect(idsOf(wallOf(ROOMS, { filter: 'relay', search: '' }))).toEqual([]);
});

test('only rows in the window are there, and the page is as long as all of them', () => {
  const view = { count: 500, columns: 4, rowPx: 100, heightPx: 500 };
  for (const topPx of [-300, 0, 4000, 12_400, 99_999]) {
    const { first, last, abovePx, belowPx } = rowsInView({ ...view, topPx });
    expect(abovePx + Math.ceil((last - first) / 4) * 100 + belowPx).toBe(12_500);
    expect(last - first).toBeLessThanOrEqual(7 * 4);
  }
  expect(rowsInView({ ...view, topPx: 4000 })).toMatchObject({ first: 39 * 4, last: 46 * 4 });
});
