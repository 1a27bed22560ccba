import { locale } from './i18n/words';
import { centsOf, priceWords, typedCents } from './money';

test.each([
  ['9.9', 990],
  [' 0.29 ', 29],
  ['1', 100],
  ['0.01', 1],
  ['10000', 1_000_000],
])('%p yuan are %p cents', (typed, cents) => {
  expect(centsOf(typed)).toBe(cents);
  expect(centsOf(typedCents(cents))).toBe(cents);
});

test.each(['', '0', '0.00', '-1', '1.234', '1,5', '1e3', '10000.01', '.5', 'ten'])(
  '%p is no price',
  (typed) => {
    expect(centsOf(typed)).toBeUndefined();
  },
);

test('a price is written with its sign in both languages', () => {
  const price = { priceCents: 990, currency: 'CNY' };
  for (const language of ['en', 'zh'] as const) {
    locale.value = language;
    expect(priceWords(price)).toBe('¥9.90');
  }
});
