import type { LiveStream } from './live-stream';
import { ViewerCounts } from './viewer-counts';

const MINUTE_MS = 60_000;
const stream = (name: string, viewerCount: number) =>
  ({ app: 'live', name, viewerCount }) as LiveStream;

test('counts once in every minute, and leaves out whom nobody watches', () => {
  let nowMs = 10 * MINUTE_MS;
  const counts = new ViewerCounts({ now: () => nowMs });
  counts.sweep([stream('tea', 2), stream('jazz', 0)]);
  nowMs += 30_000;
  counts.sweep([stream('tea', 7)]);
  nowMs += 30_000;
  counts.sweep([stream('tea', 3)]);
  expect(counts.at(10 * MINUTE_MS + 59_999)).toEqual([{ app: 'live', stream: 'tea', viewers: 2 }]);
  expect(counts.at(11 * MINUTE_MS)).toEqual([{ app: 'live', stream: 'tea', viewers: 3 }]);
});

test('knows nothing of a minute before it began, and forgets what is an hour old', () => {
  let nowMs = 100 * MINUTE_MS;
  const counts = new ViewerCounts({ now: () => nowMs });
  counts.sweep([stream('tea', 2)]);
  expect(counts.at(99 * MINUTE_MS)).toEqual([]);
  nowMs += 61 * MINUTE_MS;
  counts.sweep([]);
  expect(counts.at(100 * MINUTE_MS)).toEqual([]);
});
