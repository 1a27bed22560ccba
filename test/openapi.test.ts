import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { apiDocument, describedRoutes } from '../openapi/document';
import { unusedDescriptions } from '../openapi/fields';
import { DESCRIBED_CALLS } from './described-calls';

const run = promisify(execFile);

test('what is committed is what the functions and their shapes make: else `npm run openapi`', async () => {
  await run('npm', ['run', '--silent', 'openapi', '--', '--check']);
});

test('every function that takes calls is described', async () => {
  const described = describedRoutes().map(({ pattern }) => pattern);
  const files = readdirSync('functions').filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map((file) => import(`../functions/${file}`)));
  const patterns = modules.flatMap(({ handler }) => handler.pattern ?? []);
  expect(patterns.length).toBeGreaterThan(0);
  expect(described.sort()).toEqual(patterns.sort());
});

test('no description is left over of a field that is gone', () => {
  apiDocument();
  expect(unusedDescriptions()).toEqual([]);
});

test('bodies of requests are closed, and answers are open: they may gain fields', () => {
  const bodies = DESCRIBED_CALLS.flatMap(({ bodySchema }) => bodySchema ?? []);
  const closed = Object.entries(apiDocument().components.schemas)
    .filter(([, schema]) => JSON.stringify(schema).includes('"additionalProperties":false'))
    .map(([name]) => name);
  expect(closed.sort()).toEqual([...new Set(bodies)].sort());
});

test('the linter of OpenAPI finds nothing', async () => {
  const { stdout } = await run(
    process.execPath,
    ['node_modules/@redocly/cli/bin/cli.js', 'lint', 'openapi.json', '--format=json'],
    // Nothing is sent anywhere, and no newer version is looked for.
    { env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  );
  expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0, ignored: 0 } });
});
