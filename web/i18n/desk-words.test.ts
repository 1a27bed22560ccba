import { deskEn } from './desk-en';
import { deskZh } from './desk-zh';

const blanks = (words: string) => (words.match(/\{\w+\}/g) ?? []).sort();

test.each(Object.entries(deskEn))('%s says the same in both languages', (key, words) => {
  const said = Object.entries(deskZh).find(([each]) => each === key)?.[1] ?? '';
  expect(said).not.toBe('');
  expect(blanks(said)).toEqual(blanks(words));
});
