import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc64 } from './crc64';
import { unzip, zip } from './zip';

const FILES = [
  { path: 'index.js', content: Buffer.from('exports.handler = 1;'.repeat(100)) },
  { path: 'data/连麦.txt', content: Buffer.from('连麦') },
  { path: 'empty', content: Buffer.alloc(0) },
];

/** Packages as other people's tools make them: Python has its ZIP in the standard library. */
const PYTHON = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as z:
    z.writestr('folder/', '')
    z.writestr('stored.txt', 'as it is', zipfile.ZIP_STORED)
    z.writestr('folder/deflated.txt', 'packed ' * 50, zipfile.ZIP_DEFLATED)
    z.comment = b'a comment'
`;

test('what is packed comes out as it was, and equal files make an equal package', () => {
  expect(unzip(zip(FILES))).toEqual(FILES);
  expect(zip(FILES).equals(zip(FILES))).toBe(true);
});

test('a package of another tool is read: stored, deflated, with folders and a comment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  const path = join(folder, 'package.zip');
  execFileSync('python3', ['-c', PYTHON, path]);
  const files = unzip(readFileSync(path)).map(({ path, content }) => [path, content.toString()]);
  rmSync(folder, { recursive: true });
  expect(files).toEqual([
    ['stored.txt', 'as it is'],
    ['folder/deflated.txt', 'packed '.repeat(50)],
  ]);
});

test('another tool finds nothing wrong with a package that is made here', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  const path = join(folder, 'package.zip');
  writeFileSync(path, zip(FILES));
  const script =
    'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist())';
  const told = execFileSync('python3', ['-c', script, path], { env: { PYTHONUTF8: '1' } });
  rmSync(folder, { recursive: true });
  expect(told.toString()).toBe("None ['index.js', 'data/连麦.txt', 'empty']\n");
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
