import fc from 'fast-check';
import { AmfError, type AmfValue, decodeAmf0, encodeAmf0, MAX_AMF_DEPTH } from './amf0';

const value = fc.letrec<{ value: AmfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.string(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test('what is written reads back as it was', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), (values) => {
      expect(decodeAmf0(encodeAmf0(...values))).toEqual(values);
    }),
  );
});

test('reads an ECMA array as an object, as encoders send their metadata', () => {
  const ecmaArray = Buffer.concat([
    Buffer.from([8, 0, 0, 0, 1, 0, 5]),
    Buffer.from('width'),
    encodeAmf0(640),
    Buffer.from([0, 0, 9]),
  ]);
  expect(decodeAmf0(ecmaArray)).toEqual([{ width: 640 }]);
});

test('a string of more than 65,535 bytes is written as a long string', () => {
  const text = 'x'.repeat(70_000);
  expect(decodeAmf0(encodeAmf0(text))).toEqual([text]);
});

test('a value that nests too deep is refused before the stack suffers', () => {
  const arrayOfOne = Buffer.from([10, 0, 0, 0, 1]);
  const nested = (depth: number) =>
    Buffer.concat([...Array<Buffer>(depth).fill(arrayOfOne), encodeAmf0(null)]);
  expect(() => decodeAmf0(nested(MAX_AMF_DEPTH))).not.toThrow();
  expect(() => decodeAmf0(nested(50_000))).toThrow(AmfError);
});

test('a property named __proto__ changes no prototype', () => {
  const [object] = decodeAmf0(encodeAmf0(JSON.parse('{"__proto__": {"isAdmin": true}}')));
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
});

test('garbage is refused with AmfError and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodeAmf0(Buffer.from(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(AmfError);
      }
    }),
    { numRuns: 2000 },
  );
});
