import type { ErrorCode } from '../../lib/errors';
import { en, type MessageKey } from './en';
import { isMessageKey, locale, localeOf, t, wordsIn } from './words';
import { zh } from './zh';

/** Codes of the API that have no words. */
type Wordless = Exclude<`error.${ErrorCode}`, MessageKey>;

const blanks = (words: string) => (words.match(/\{\w+\}/g) ?? []).sort();

test.each(Object.keys(en).filter(isMessageKey))('%s says the same in both languages', (key) => {
  expect(zh[key]).not.toBe('');
  expect(blanks(zh[key])).toEqual(blanks(en[key]));
});

test('Chinese has no words that English does not', () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
});

test('a replay that everybody may watch is not said to be seen by its host alone', () => {
  expect(en['replay.keptUntil']).toMatch(/these buttons/);
  expect(zh['replay.keptUntil']).toMatch(/以下按钮仅你可见/);
});

test('every code of the API has words', () => {
  // The compiler proves it.
  const isProven: [Wordless] extends [never] ? true : false = true;
  expect(isProven).toBe(true);
});

test('fills in what is given, and leaves a blank that nothing is given for', () => {
  locale.value = 'zh';
  expect(t('people.muteName', { name: '本' })).toBe('对观众将 本 静音');
  expect(t('people.muteName')).toContain('{name}');
  locale.value = 'en';
  expect(t('people.muteName', { name: 'Ben' })).toBe('Mute Ben for the audience');
});

test('says the name of what a newer server has and these pages have no words for', () => {
  expect(wordsIn(en, 'kind.freeze-member', {})).toBe('freeze-member');
});

test('begins with the language chosen before, then with the first of the browser that it knows', () => {
  expect(localeOf('zh', ['en-US'])).toBe('zh');
  expect(localeOf(null, ['fr-FR', 'zh-Hant-TW', 'en'])).toBe('zh');
  expect(localeOf('xx', ['fr'])).toBe('en');
});
