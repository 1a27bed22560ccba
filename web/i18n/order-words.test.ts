import { orderEn } from './order-en';
import { orderZh } from './order-zh';

const blanks = (words: string) => (words.match(/\{\w+\}/g) ?? []).sort();

test.each(Object.entries(orderEn))('%s says the same in both languages', (key, words) => {
  const said = Object.entries(orderZh).find(([each]) => each === key)?.[1] ?? '';
  expect(said).not.toBe('');
  expect(blanks(said)).toEqual(blanks(words));
});
