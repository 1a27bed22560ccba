import fc from 'fast-check';
import { INF_MAX, INF_MIN, type KeyValue } from './row';
import { encodeRowKey } from './row-key';

const integers = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const strings = fc.string({ unit: 'binary', maxLength: 8 });
/** Few distinct bytes, zero among them, so that prefixes and escapes are common. */
const binaries = fc
  .array(fc.constantFrom(0, 1, 2, 0xfe, 0xff), { maxLength: 5 })
  .map((bytes) => Buffer.from(bytes));

function compare(left: KeyValue, right: KeyValue): number {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return left < right ? -1 : Number(left > right);
  }
  return Buffer.compare(Buffer.from(left as string), Buffer.from(right as string));
}

describe('row keys', () => {
  it.each([
    ['integers', integers],
    ['strings by their UTF-8 bytes', strings],
    ['binaries', binaries],
  ])('sort as %s do', (_, values: fc.Arbitrary<KeyValue>) => {
    fc.assert(
      fc.property(values, values, (left, right) => {
        const order = encodeRowKey(1, [left]).compare(encodeRowKey(1, [right]));
        expect(order).toBe(Math.sign(compare(left, right)));
      }),
    );
  });

  it('sort by the first column before the second', () => {
    fc.assert(
      fc.property(binaries, binaries, integers, integers, (left, right, one, two) => {
        fc.pre(!left.equals(right));
        const order = encodeRowKey(1, [left, one]).compare(encodeRowKey(1, [right, two]));
        expect(order).toBe(Buffer.compare(left, right));
      }),
    );
  });

  it('stand between the bounds, and tables do not mix', () => {
    fc.assert(
      fc.property(fc.oneof(integers, strings, binaries), (value) => {
        const key = encodeRowKey(1, [value]);
        expect(encodeRowKey(1, [INF_MIN]).compare(key)).toBe(-1);
        expect(key.compare(encodeRowKey(1, [INF_MAX]))).toBe(-1);
        expect(encodeRowKey(1, [INF_MAX]).compare(encodeRowKey(2, [INF_MIN]))).toBe(-1);
      }),
    );
  });
});
