import type { RecordedFile } from './recorder';
import { coverOf } from './replay';

const file = (key: string, seconds: number): RecordedFile => ({
  ...{ key, fromMs: 1000, toMs: 1000 + seconds * 1000, bytes: 1 },
});

test('the cover is a moment of the first file, and one that it has', () => {
  const parts = [file('first', 600), file('second', 600)];
  expect(coverOf({ kind: 'video', parts })).toEqual({ key: 'first', atMs: 10_000 });
  expect(coverOf({ kind: 'video', parts: [file('short', 3)] })).toMatchObject({ atMs: 1500 });
});

test('a voice room has no cover, and neither has a replay without files', () => {
  expect(coverOf({ kind: 'voice', parts: [file('first', 600)] })).toBeUndefined();
  expect(coverOf({ kind: 'video', parts: [] })).toBeUndefined();
});
