import fc from 'fast-check';
import { AmfError, type AmfValue } from './amf0';
import { decodeAmf0, MAX_AMF_DEPTH } from './amf0-reader';
import { encodeAmf0 } from './amf0-writer';

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

function name(text: string): Buffer {
  return Buffer.from([text.length >> 8, text.length & 0xff, ...Buffer.from(text)]);
}

/** An ECMA array without the mark that ends it. */
function openArray(count: number, ...properties: [string, AmfValue][]): Buffer {
  const body = properties.map(([key, item]) => Buffer.concat([name(key), encodeAmf0(item)]));
  return Buffer.concat([Buffer.from([8, 0, 0, 0, count]), ...body]);
}

test.each<[string, Buffer, AmfValue[]]>([
  ['unsupported', Buffer.from([13]), [undefined, 'next']],
  ['a date', Buffer.from([11, 0x40, 8, 0, 0, 0, 0, 0, 0, 0, 0]), [3, 'next']],
  ['XML', Buffer.concat([Buffer.from([15, 0, 0, 0, 3]), Buffer.from('<a>')]), ['<a>', 'next']],
  [
    'a typed object',
    Buffer.concat([
      Buffer.from([16]),
      name('Class'),
      name('a'),
      encodeAmf0(1),
      Buffer.from([0, 0, 9]),
    ]),
    [{ a: 1 }, 'next'],
  ],
])('reads %s and goes on behind it', (_, bytes, values) => {
  expect(decodeAmf0(Buffer.concat([bytes, encodeAmf0('next')]))).toEqual(values);
});

test('a reference is the object that it names, in the order in which they begin', () => {
  const outer = Buffer.concat([
    Buffer.from([3]),
    name('inner'),
    encodeAmf0({ a: 1 }),
    name('again'),
    Buffer.from([7, 0, 1, 0, 0, 9]),
  ]);
  const reference = Buffer.from([7, 0, 1]);
  const nowhere = Buffer.from([7, 0, 9]);
  const values = decodeAmf0(Buffer.concat([outer, reference, nowhere]));
  expect(values).toEqual([{ inner: { a: 1 }, again: { a: 1 } }, { a: 1 }, undefined]);
});

test.each<[string, Buffer]>([
  ['reserved for movie clips', Buffer.from([4, 1, 2, 3])],
  ['reserved for record sets', Buffer.from([14])],
  ['AMF3', Buffer.from([17, 6, 3, 0x61])],
  ['no AMF0 at all', Buffer.from('garbage')],
  ['cut short', Buffer.from([0, 64])],
])('what is %s behind the arguments of a command costs none of them', (_, rest) => {
  const command = encodeAmf0('publish', 3, null, 'room-1', 'live');
  expect(decodeAmf0(Buffer.concat([command, rest])).slice(0, 5)).toEqual([
    'publish',
    3,
    null,
    'room-1',
    'live',
  ]);
});

test('an object keeps the properties before one that cannot be read', () => {
  const movieClip = Buffer.concat([name('clip'), Buffer.from([4])]);
  const object = Buffer.concat([Buffer.from([3]), name('app'), encodeAmf0('live'), movieClip]);
  expect(decodeAmf0(Buffer.concat([encodeAmf0('connect', 1), object]))).toEqual([
    'connect',
    1,
    { app: 'live' },
  ]);
});

test('an ECMA array without an end mark ends with the message, whatever its count', () => {
  for (const count of [0, 2, 9]) {
    const metadata = openArray(count, ['width', 640], ['height', 360]);
    expect(decodeAmf0(metadata)).toEqual([{ width: 640, height: 360 }]);
  }
});

test('an ECMA array without an end mark ends by its count where another value follows', () => {
  for (const next of ['next', 5, null, true, { a: 1 }]) {
    const array = openArray(2, ['width', 640], ['height', 360]);
    const values = decodeAmf0(Buffer.concat([array, encodeAmf0(next)]));
    expect(values).toEqual([{ width: 640, height: 360 }, next]);
  }
});

test('the count of an ECMA array with an end mark is a hint', () => {
  for (const count of [0, 1, 99]) {
    const array = openArray(count, ['width', 640], ['height', 360]);
    const values = decodeAmf0(Buffer.concat([array, Buffer.from([0, 0, 9]), encodeAmf0('next')]));
    expect(values).toEqual([{ width: 640, height: 360 }, 'next']);
  }
});
