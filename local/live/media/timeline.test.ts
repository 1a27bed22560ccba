import { Timeline } from './timeline';

test('begins at 0 wherever the publisher begins', () => {
  const timeline = new Timeline();
  expect(timeline.place('video', 16_777_300)).toBe(0);
  expect(timeline.place('audio', 16_777_310)).toBe(10);
});

test('a track never goes back, though the other may lag a little', () => {
  const timeline = new Timeline();
  expect(timeline.place('video', 1000)).toBe(0);
  expect(timeline.place('video', 1100)).toBe(100);
  expect(timeline.place('audio', 1050)).toBe(50);
  expect(timeline.place('video', 1090)).toBe(100);
});

test.each([
  ['starts again at 0', 0],
  ['jumps ahead by a day', 86_400_000],
])('goes on without a gap when the publisher %s', (_, jumpMs) => {
  const timeline = new Timeline();
  timeline.place('video', 50_000);
  timeline.place('video', 55_000);
  expect(timeline.place('video', jumpMs)).toBe(5040);
  expect(timeline.place('video', jumpMs + 40)).toBe(5080);
});

test('goes on without a gap when 32 bits of milliseconds wrap around', () => {
  const timeline = new Timeline();
  timeline.place('video', 2 ** 32 - 40);
  expect(timeline.place('video', 0)).toBe(40);
});

test('a pause that the server puts up with stays a pause', () => {
  const timeline = new Timeline();
  timeline.place('video', 0);
  expect(timeline.place('video', 9_000)).toBe(9_000);
});

test.each([1_500, 5_000, 9_000, -1_500, -5_000, -9_000])(
  'audio that lies %d ms from the video stays there, and time runs as it should',
  (apartMs) => {
    const timeline = new Timeline();
    for (let atMs = 0; atMs <= 20_000; atMs += 20) {
      expect(timeline.place('video', 50_000 + atMs)).toBe(atMs);
      expect(timeline.place('audio', 50_000 + apartMs + atMs)).toBe(apartMs + atMs);
    }
  },
);

test.each([60_000, -60_000, 1_700_000_000_000 % 2 ** 32])(
  'audio that lies %d ms from the video, which is another clock, begins where the video is',
  (apartMs) => {
    const timeline = new Timeline();
    for (let atMs = 0; atMs <= 20_000; atMs += 40) {
      expect(timeline.place('video', 100_000 + atMs)).toBe(atMs);
      expect(timeline.place('audio', (100_000 + apartMs + atMs) % 2 ** 32)).toBe(atMs + 40);
    }
  },
);

test('audio and video stay together when the publisher starts again', () => {
  const timeline = new Timeline();
  timeline.place('video', 50_000);
  timeline.place('audio', 50_010);
  expect(timeline.place('audio', 0)).toBe(50);
  expect(timeline.place('video', 20)).toBe(70);
  expect(timeline.place('audio', 20)).toBe(70);
});

test('a track that was silent for a minute comes back where the other is', () => {
  const timeline = new Timeline();
  timeline.place('audio', 0);
  for (let atMs = 0; atMs <= 60_000; atMs += 40) timeline.place('video', atMs);
  expect(timeline.place('audio', 60_010)).toBe(60_010);
});

test('the track that is behind says how early a frame may still come', () => {
  const timeline = new Timeline();
  timeline.place('video', 10_000);
  expect(timeline.earliestNextMs).toBe(0);
  timeline.place('audio', 5_000);
  timeline.place('video', 10_040);
  expect(timeline.earliestNextMs).toBe(-5_000);
  timeline.place('video', 20_000);
  expect(timeline.earliestNextMs).toBe(10_000);
});
