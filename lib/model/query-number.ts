import * as z from 'zod/mini';

const DECIMAL = /^\d{1,15}$/;

/**
 * A whole number in a query, in decimal digits alone: `Number()` would also take `1e2`, `0x10`, ` 5`
 * and nothing at all.
 */
export function queryNumber(min: number, max: number) {
  const number = z.int({
    error: ({ code }) => (code === 'invalid_type' ? 'expected decimal digits' : undefined),
  });
  return z.pipe(z.transform(fromDigits), number.check(z.gte(min), z.lte(max)));
}

function fromDigits(text: unknown): unknown {
  return typeof text === 'string' && DECIMAL.test(text) ? Number(text) : text;
}
