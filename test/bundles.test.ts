/** What a deployed function carries: the official clients, without what no path of ours reaches. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { leftOut } from '../build/left-out.mjs';
import { tablestoreMessages } from '../build/tablestore-messages.mjs';

const MAX_BYTES = 520_000;
const MAX_STORE_ONLY_BYTES = 320_000;
/** They never call the RTC service. */
const STORE_ONLY = [
  ...[
    'close-qna',
    'create-room',
    'delete-replay',
    'get-question',
    'get-replay',
    'list-gifts',
    'list-replays',
    'record-callback',
    'join-room',
    'list-questions',
    'list-rooms',
  ],
  ...['open-qna', 'request-stage', 'room-usage', 'score-pk', 'update-room', 'usage'],
];

const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = readdirSync('functions')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));

test.each(NAMES)('%s loads no more than its calls need', (name) => {
  const limit = STORE_ONLY.includes(name) ? MAX_STORE_ONLY_BYTES : MAX_BYTES;
  expect(statSync(`dist/${name}/index.js`).size).toBeLessThanOrEqual(limit);
});

/** Loads these files and prints what they require. */
const SPY = `
const Module = require('node:module');
const required = new Set();
const load = Module._load;
const paths = process.argv.slice(1);
Module._load = (name, ...rest) => {
  if (!paths.includes(name)) required.add(name);
  return load(name, ...rest);
};
for (const path of paths) require(path);
console.log(JSON.stringify([...required]));`;

test('a function requires nothing but Node’s own modules when it loads', () => {
  const paths = NAMES.map((name) => resolve(`dist/${name}/index.js`));
  const printed = execFileSync(process.execPath, ['--no-warnings', '-e', SPY, ...paths]);
  const required: string[] = JSON.parse(String(printed));
  expect(required).toContain('node:http');
  expect(required.filter((name) => !isBuiltin(name))).toEqual([]);
});

/** A package as a function's bundle has it. */
async function bundled(name: string) {
  const outfile = join(folder, `${name.replace(/\W/g, '-')}.js`);
  await build({
    ...{ stdin: { contents: `module.exports = require('${name}');`, resolveDir: '.' } },
    ...{ bundle: true, platform: 'node', target: 'node20', tsconfigRaw: {}, outfile },
    plugins: [leftOut, tablestoreMessages],
  });
  return createRequire(outfile)(outfile);
}

test('an operation of Tablestore that was left out says so when it is called', async () => {
  const { encoder } = await bundled('tablestore');
  const start = { tableName: 'rooms', primaryKey: [{ id: 'a' }] };
  expect(() => encoder.encode('startLocalTransaction', start)).toThrow(
    'main.StartLocalTransactionRequest.create was left out of this bundle',
  );
  expect(() => encoder.encode('search', start)).toThrow('encodeSearch was left out of this bundle');
  expect(encoder.encode('getRow', { ...start, maxVersions: 1 })).toMatchObject({
    tableName: 'rooms',
  });
});

test('a package that was left out says so when it is called', async () => {
  const { XML, merge } = await bundled('@darabonba/typescript');
  expect(() => XML.parseXml('<a/>', null)).toThrow('xml2js.Parser was left out of this bundle');
  expect(() => merge({}, {})).toThrow('lodash.merge was left out of this bundle');
});
