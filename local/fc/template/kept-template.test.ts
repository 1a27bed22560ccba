import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { keptTemplate, keyOf } from './kept-template';

const TEMPLATE = `edition: 3.0.0
name: kept
access: default
resources:
  one:
    component: ./fc
    props:
      region: \${env('REGION', 'none')}
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-kept-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 's.yaml'), TEMPLATE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kept = () => readdirSync(join(folder, 'kept'));

function read(): Promise<unknown> {
  const source = { templatePath: join(folder, 's.yaml'), env: {}, scratchPath: folder };
  return keptTemplate(source, join(folder, 'kept'));
}

test('the same file is read by s once, and a broken answer is asked for again', async () => {
  const first = await read();
  expect(first).toMatchObject({ resources: { one: { props: { region: 'none' } } } });
  const [name = ''] = kept();
  writeFileSync(join(folder, 'kept', name), '"from the kept file"');
  expect(await read()).toBe('from the kept file');
  writeFileSync(join(folder, 'kept', name), '{"half');
  expect(await read()).toEqual(first);
  expect(kept()).toEqual([name]);
});

test('a folder in which nothing can be kept stops nobody', async () => {
  writeFileSync(join(folder, 'kept'), '');
  expect(await read()).toMatchObject({ name: 'kept' });
});

test('another variable, another .env and another file are other input', async () => {
  const keyWith = (env = {}) =>
    keyOf({ templatePath: join(folder, 's.yaml'), env, scratchPath: '' });
  const keys = [await keyWith(), await keyWith({ REGION: 'told' })];
  writeFileSync(join(folder, '.env'), 'REGION=beside\n');
  keys.push(await keyWith());
  writeFileSync(join(folder, 's.yaml'), TEMPLATE.replace("'none'", "'changed'"));
  keys.push(await keyWith());
  expect(new Set(keys).size).toBe(keys.length);
  expect(await keyWith()).toBe(keys.at(-1));
});
