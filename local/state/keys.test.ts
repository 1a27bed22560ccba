import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKeys } from './keys';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  path = join(folder, 'state', 'keys.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

it('makes keys once and keeps them where only the owner reads them', () => {
  const keys = loadKeys(path);
  expect(keys.callbackSecret).toMatch(/^[0-9a-f]{64}$/);
  expect([keys.rtcCallbackKey, keys.liveCallbackKey].join()).toMatch(/^[0-9a-f]{32},[0-9a-f]{32}$/);
  expect(loadKeys(path)).toEqual(keys);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('names a file that is damaged, and makes no other keys in its place', () => {
  loadKeys(path);
  writeFileSync(path, '{"accessKeyId":');
  expect(() => loadKeys(path)).toThrow(path);
  expect(readFileSync(path, 'utf8')).toBe('{"accessKeyId":');
});

it('adds to a file of an older version what it lacks, and changes nothing else', () => {
  const { callbackSecret, rtcCallbackKey, liveCallbackKey, ...older } = loadKeys(path);
  writeFileSync(path, JSON.stringify(older));
  const keys = loadKeys(path);
  expect(keys).toMatchObject(older);
  expect(keys.callbackSecret).toHaveLength(callbackSecret.length);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(keys);
});
