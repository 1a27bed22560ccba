import { locale } from './i18n/words';

/** The most that the API lets an answer cost. */
const MAX_CENTS = 1_000_000;

/** Cents of an amount that somebody typed, like `9.9`; undefined if it is no price. */
export function centsOf(typed: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(typed.trim()) ?? [];
  if (whole === undefined) return undefined;
  // Digits are put together: 0.29 * 100 is not 29.
  const cents = Number(whole + part.padEnd(2, '0'));
  return cents >= 1 && cents <= MAX_CENTS ? cents : undefined;
}

/** Cents as one would type them: `9.90`. */
export function typedCents(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** A price in the language of the moment, like `¥9.90`. */
export function priceWords({ priceCents, currency }: { priceCents: number; currency: string }) {
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat(locale.value, options).format(priceCents / 100);
}
