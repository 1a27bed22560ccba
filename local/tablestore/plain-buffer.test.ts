import fc from 'fast-check';
import { OtsError } from './errors';
import { AUTO_INCREMENT, CellOp, type PlainCell, type PlainRow } from './plain-buffer';
import { decodeRow, decodeVariant } from './plain-buffer-reader';
import { encodeRows } from './plain-buffer-writer';
import { INF_MAX, INF_MIN } from './row';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const value = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double(),
  fc.boolean(),
  text,
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom<typeof INF_MIN | typeof INF_MAX | typeof AUTO_INCREMENT>(
    INF_MIN,
    INF_MAX,
    AUTO_INCREMENT,
  ),
);
const cell: fc.Arbitrary<PlainCell> = fc.record(
  {
    name: text,
    value,
    op: fc.constantFrom(...Object.values(CellOp)),
    timestamp: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  },
  { requiredKeys: ['name'] },
);
const row: fc.Arbitrary<PlainRow> = fc.record({
  primaryKey: fc.array(cell, { maxLength: 4 }),
  columns: fc.array(cell, { maxLength: 6 }),
  deleteMarker: fc.boolean(),
});

describe('PlainBuffer', () => {
  it('gives back every row that was written', () => {
    fc.assert(
      fc.property(row, (written) => {
        expect(decodeRow(encodeRows([written]))).toEqual(written);
      }),
    );
  });

  it('notices every change of a single bit', () => {
    fc.assert(
      fc.property(row, fc.nat(), fc.nat(7), (written, position, bit) => {
        const bytes = encodeRows([written]);
        const at = position % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
        expect(outcome(() => decodeRow(bytes))).not.toEqual(written);
      }),
    );
  });

  it('refuses any other bytes instead of failing', () => {
    const bytes = fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array));
    const headed = bytes.map((rest) =>
      Buffer.concat([Buffer.from([0x75, 0, 0, 0, 1, 3, 4]), rest]),
    );
    fc.assert(
      fc.property(fc.oneof(bytes, headed), (input) => {
        outcome(() => decodeRow(input));
        outcome(() => decodeVariant(input));
      }),
      { numRuns: 1000 },
    );
  });
});

/** The result, or the refusal; anything else that is thrown fails the test. */
function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof OtsError) return error.code;
    throw error;
  }
}
