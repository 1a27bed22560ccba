import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { crc64 } from './crc64';
import { unzip, zip } from './zip';

const FILES = [
  { path: 'index.js', content: Buffer.from('exports.handler = 1;'.repeat(100)) },
  { path: 'data/连麦.txt', content: Buffer.from('连麦') },
  { path: 'empty', content: Buffer.alloc(0) },
];

/** A package as another tool makes it, with a comment at its end. */
function packageOfAnotherTool(): Buffer {
  const archive = zipSync({
    'folder/': [new Uint8Array(0), { level: 0 }],
    'stored.txt': [strToU8('as it is'), { level: 0 }],
    'folder/deflated.txt': [strToU8('packed '.repeat(50)), { level: 6 }],
  });
  const comment = Buffer.from('a comment');
  const commented = Buffer.concat([archive, comment]);
  commented.writeUInt16LE(comment.length, archive.length - 2);
  return commented;
}

test('what is packed comes out as it was, and equal files make an equal package', () => {
  expect(unzip(zip(FILES))).toEqual(FILES);
  expect(zip(FILES).equals(zip(FILES))).toBe(true);
});

test('a package of another tool is read: stored, deflated, with folders and a comment', () => {
  const files = unzip(packageOfAnotherTool());
  expect(files.map(({ path, content }) => [path, content.toString()])).toEqual([
    ['stored.txt', 'as it is'],
    ['folder/deflated.txt', 'packed '.repeat(50)],
  ]);
});

test('another tool finds in a package that is made here what was packed', () => {
  const files = Object.entries(unzipSync(zip(FILES)));
  expect(files.map(([path, content]) => [path, strFromU8(content)])).toEqual(
    FILES.map(({ path, content }) => [path, content.toString()]),
  );
});

test.each([
  ['text', Buffer.from('no archive'.repeat(10))],
  ['nothing', Buffer.alloc(0)],
  ['the first half of an archive', zip(FILES).subarray(0, 100)],
  ['an archive without its beginning', zip(FILES).subarray(40)],
])('%s is refused as no archive', (_, bytes) => {
  expect(() => unzip(bytes)).toThrow(/archive|damaged/);
});

test('an archive with a changed byte is refused', () => {
  const damaged = zip(FILES);
  damaged.writeUInt8(damaged.readUInt8(50) ^ 0xff, 50);
  expect(() => unzip(damaged)).toThrow();
});

test('the checksum is the CRC-64 of ECMA-182, as OSS has it', () => {
  // The check value of CRC-64/XZ in https://reveng.sourceforge.io/crc-catalogue/all.htm
  expect(crc64(Buffer.from('123456789'))).toBe(String(0x995dc9bbdf1939fan));
  expect(crc64(Buffer.alloc(0))).toBe('0');
});
