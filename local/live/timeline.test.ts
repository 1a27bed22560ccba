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
