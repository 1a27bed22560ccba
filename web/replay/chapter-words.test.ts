import { locale } from '../i18n/words';
import { chapterAt, chaptersToShow, chapterWords } from './chapter-words';

const GUEST = { atMs: 4000, type: 'seat.taken', userId: 'ben-1', name: 'Ben' };

beforeEach(() => {
  locale.value = 'en';
});

test.each([
  [GUEST, 'Ben comes on stage'],
  [{ ...GUEST, questionId: 'q' }, 'Ben’s question'],
  [{ atMs: 0, type: 'seat.taken', userId: 'ben-1' }, 'ben-1 comes on stage'],
  [{ atMs: 0, type: 'pk.started', others: [{ roomId: 'jazz', hostName: 'Bob' }] }, 'PK with Bob'],
  [
    { atMs: 0, type: 'pk.round-ended', others: [{ roomId: 'jazz', hostName: 'Bob' }] },
    'A round against Bob ends',
  ],
])('%j is told in words', (chapter, words) => {
  expect(chapterWords(chapter)).toBe(words);
});

test('a list begins with the beginning, and leaves out what there are no words for', () => {
  const shown = chaptersToShow([GUEST, { atMs: 5000, type: 'mix.started' }]);
  expect(shown.map(({ atMs }) => atMs)).toEqual([0, 4000]);
  expect(chaptersToShow([{ atMs: 5000, type: 'mix.started' }])).toEqual([]);
});

test('a moment belongs to the last chapter that has begun', () => {
  const chapters = [{ atMs: 0 }, { atMs: 4000 }, { atMs: 9000 }];
  expect([0, 3999, 4000, 20_000].map((atMs) => chapterAt(chapters, atMs))).toEqual([0, 0, 1, 2]);
  expect(chapterAt([], 5)).toBe(-1);
});
