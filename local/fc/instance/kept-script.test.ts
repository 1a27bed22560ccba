import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptScript } from './kept-script';

const LARGE = `/*${' '.repeat(70_000)}*/`;
const CODE = `${LARGE}
const { sep } = require('node:path');
exports.add = (one, other) => one + other;
exports.where = () => [__filename, __dirname, sep].join();
module.exports.self = module.exports === exports && this === exports;`;

let folder: string;
let kept: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-kept-'));
  kept = join(folder, 'kept');
  path = join(folder, 'index.js');
  writeFileSync(path, CODE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function load(): KeptScript {
  const script = KeptScript.load(path, kept);
  if (!script) throw new Error('It was not taken.');
  return script;
}

function requireRight({ exports }: KeptScript): void {
  expect((exports.add as (a: number, b: number) => number)(1, 2)).toBe(3);
  expect((exports.where as () => string)()).toContain(path);
  expect(exports.self).toBe(true);
}

test('the first instance keeps what V8 has made, and the next one takes it', () => {
  const first = load();
  requireRight(first);
  expect(first.wasKept).toBe(false);
  first.keep();
  expect(readdirSync(kept)).toHaveLength(1);
  const second = load();
  expect(second.wasKept).toBe(true);
  requireRight(second);
});

test('other code takes nothing of it', () => {
  load().keep();
  writeFileSync(path, CODE.replace('one + other', 'one - other'));
  const changed = load();
  expect(changed.wasKept).toBe(false);
  expect((changed.exports.add as (a: number, b: number) => number)(1, 2)).toBe(-1);
});

test('a damaged file is made anew', () => {
  load().keep();
  const [name = ''] = readdirSync(kept);
  writeFileSync(join(kept, name), 'damaged');
  // V8 remembers within a process what it compiled of a path.
  path = join(folder, 'again.js');
  writeFileSync(path, CODE);
  const script = load();
  expect(script.wasKept).toBe(false);
  requireRight(script);
  script.keep();
  expect(load().wasKept).toBe(true);
});

test.each([
  ['a small file', 'exports.handler = 1;', undefined],
  ['a script that imports', `${LARGE} exports.handler = () => import('node:os');`, undefined],
  ['what may be a module', `${LARGE} export const handler = 1;`, '{"type":"module"}'],
])('%s is left to Node', (_, code, manifest) => {
  writeFileSync(path, code);
  if (manifest) writeFileSync(join(folder, 'package.json'), manifest);
  expect(KeptScript.load(path, kept)).toBeUndefined();
});

test('no more files are kept than there is room for', () => {
  mkdirSync(kept);
  for (let count = 0; count < 100; count++) writeFileSync(join(kept, `old-${count}`), '');
  load().keep();
  expect(readdirSync(kept)).toHaveLength(1);
});
