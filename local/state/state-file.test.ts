import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StateFile } from './state-file';

let folder: string;
let path: string;
let file: StateFile<number[]>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-file-'));
  path = join(folder, 'state', 'numbers.json');
  file = new StateFile(path);
});
afterEach(() => rmSync(folder, { recursive: true }));

it('holds nothing until it is written, and then only for its owner', () => {
  expect(file.read()).toBeUndefined();
  file.write([1]);
  file.write([1, 2]);
  expect(new StateFile(path).read()).toEqual([1, 2]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('keeps the old value when a write fails half-way', () => {
  file.write([1]);
  // The new value cannot be written, as on a full disk.
  mkdirSync(`${path}.new`);
  expect(() => file.write([2])).toThrow();
  expect(file.read()).toEqual([1]);
});

it('never writes over the value in place', () => {
  file.write([1]);
  const { ino } = statSync(path);
  file.write([2]);
  expect(statSync(path).ino).not.toBe(ino);
});

it('is named when it holds no JSON, and left as it is', () => {
  file.write([1]);
  writeFileSync(path, '[1,');
  expect(() => file.read()).toThrow(`${path} holds no JSON`);
  expect(readFileSync(path, 'utf8')).toBe('[1,');
});
