import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { until } from '../../../test/until';
import { type Fixture, startFixture } from './gateway-fixture';

/** Tells which instance served, how often it had, and what it saw of its surroundings. */
const REPORT = `
const { existsSync } = require('node:fs');
const { setTimeout: sleep } = require('node:timers/promises');
const { threadId } = require('node:worker_threads');
let served = 0, running = 0, most = 0;
exports.handler = async (event, context) => {
  most = Math.max(most, ++running);
  const { queryParameters } = JSON.parse(event);
  if (queryParameters?.isSlow) console.log('waits');
  while (queryParameters?.isSlow && !existsSync(process.env.GATE)) await sleep(10);
  await new Promise((resolve) => setTimeout(resolve, Number(queryParameters?.waitMs ?? 0)));
  running--;
  return { threadId, served: ++served, most, now: Date.now(), made: new Date().getTime(),
    env: { ...process.env }, context: JSON.parse(JSON.stringify(context)) };
};`;

let fixture: Fixture;
/** Slow calls wait for this file. */
const gate = join(mkdtempSync(join(tmpdir(), 'gate-')), 'open');

beforeAll(async () => {
  fixture = await startFixture({
    report: { code: REPORT, environmentVariables: { MINE: 'yes' } },
    crowd: { code: REPORT, environmentVariables: { GATE: gate } },
    brief: { code: REPORT },
    skewed: { code: REPORT },
    roles: { code: REPORT },
    outsider: { code: REPORT, role: '' },
    noisy: {
      code: `exports.handler = async (event, context) => {
        console.log('to stdout'); console.error('to stderr');
        context.logger.warn('a %s', 'warning');
      };`,
    },
    greedy: {
      code: 'exports.handler = async () => { const a = []; for (;;) a.push(new Array(1e5).fill(a)); };',
      memoryMb: 128,
    },
  });
});

afterAll(async () => {
  await fixture.close();
  rmSync(dirname(gate), { recursive: true });
});

const text = async (path: string) => (await fetch(fixture.gateway.url + path)).text();
const json = async (path: string) => JSON.parse(await text(path));

test('parallel slow requests get an instance each; an instance serves one at a time', async () => {
  const calls = Array.from({ length: 6 }, () => json('/crowd?isSlow=yes'));
  await until(() => fixture.lines.filter((line) => line === 'crowd: waits').length === 6);
  writeFileSync(gate, '');
  const reports = await Promise.all(calls);
  expect(new Set(reports.map((report) => report.threadId)).size).toBe(6);
  expect(Math.max(...reports.map((report) => report.most))).toBe(1);
  const later = await json('/crowd');
  expect(reports.map((report) => report.threadId)).toContain(later.threadId);
});

test('a crowd of quick calls is served by a few instances', async () => {
  const calls = Array.from({ length: 60 }, () => json('/brief?waitMs=5'));
  const reports = await Promise.all(calls);
  // Four start at once, and more only if a busy machine lets all of these stand still.
  expect(new Set(reports.map((report) => report.threadId)).size).toBeLessThanOrEqual(12);
});

test('past the instances there are, requests wait; past the queue they get 429', async () => {
  const { gateway } = fixture;
  const event = Buffer.from('{"queryParameters":{"waitMs":"100"}}');
  const results = await Promise.allSettled(
    Array.from({ length: 340 }, () => gateway.invoke('crowd', event)),
  );
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(60);
  for (const { reason } of refused)
    expect(reason).toMatchObject({ status: 429, code: 'ResourceExhausted' });
  const served = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const reports = served.map((result) => JSON.parse(result.output.toString()));
  expect(new Set(reports.map((report) => report.threadId)).size).toBeLessThanOrEqual(20);
  expect(Math.max(...reports.map((report) => report.most))).toBe(1);
});

test('an instance sees its own variables and those the platform injects, nothing else', async () => {
  const { env } = await json('/report');
  expect(env).toEqual({
    MINE: 'yes',
    ALIBABA_CLOUD_ACCESS_KEY_ID: expect.stringMatching(/^STS\./),
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: expect.any(String),
    ALIBABA_CLOUD_SECURITY_TOKEN: expect.any(String),
    FC_ACCOUNT_ID: '1000000000000001',
    FC_CUSTOM_LISTEN_PORT: '9000',
    FC_FUNC_CODE_PATH: join(fixture.folder, 'report'),
    FC_FUNCTION_HANDLER: 'index.handler',
    FC_FUNCTION_MEMORY_SIZE: '512',
    FC_FUNCTION_NAME: 'report',
    FC_INSTANCE_ID: expect.stringMatching(/^c-/),
    FC_REGION: 'cn-shanghai',
    FC_VER_ID: 'LATEST',
  });
});

test('the context has the documented parts', async () => {
  const { context } = await json('/report');
  expect(context).toMatchObject({
    requestId: expect.any(String),
    function: { name: 'report', handler: 'index.handler', memory: 512, timeout: 10 },
    service: { logProject: '', logStore: '', qualifier: 'LATEST', versionId: '' },
    region: 'cn-shanghai',
    accountId: '1000000000000001',
    retryCount: 0,
  });
});

test('credentials of the role are kept, and renewed a day before they end', async () => {
  const keyId = async () => (await json('/roles')).context.credentials.accessKeyId;
  const first = await keyId();
  expect(await keyId()).toBe(first);
  expect(fixture.credentials.find(first)).toBeDefined();
  fixture.clock.advance(13 * 3600 * 1000);
  const second = await keyId();
  expect(second).not.toBe(first);
  expect(fixture.credentials.find(second)).toBeDefined();
});

// https://help.aliyun.com/en/functioncompute/context-1-1 (keys come from the role that is configured)
test('a function without a role has no credentials', async () => {
  const { context, env } = await json('/outsider');
  expect(Object.values(context.credentials)).toEqual(['', '', '']);
  expect(Object.keys(env).filter((name) => name.startsWith('ALIBABA_CLOUD'))).toEqual([]);
});

test('Date of a handler follows the clock, and the skew of its function', async () => {
  const near = (ms: number) => Math.abs(ms - fixture.clock.now()) < 5000;
  fixture.clock.advance(3_600_000);
  const running = await json('/skewed');
  expect([near(running.now), near(running.made)]).toEqual([true, true]);
  fixture.gateway.skewClock('skewed', -60_000);
  const skewed = await json('/skewed');
  expect(skewed.threadId).toBe(running.threadId);
  expect(near(skewed.now + 60_000)).toBe(true);
  expect(near((await json('/report')).now)).toBe(true);
});

test('an instance that was idle for minutes is reclaimed', async () => {
  const { threadId } = await json('/report');
  expect((await json('/report')).threadId).toBe(threadId);
  fixture.clock.advance(6 * 60 * 1000);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await json('/report')).toMatchObject({ served: 1 });
});

test('what a function prints comes out line by line under its name', async () => {
  const response = await fetch(`${fixture.gateway.url}/noisy`);
  const requestId = response.headers.get('x-fc-request-id');
  await until(() => fixture.lines.filter((line) => line.startsWith('noisy: ')).length >= 3);
  expect(fixture.lines).toEqual(
    expect.arrayContaining([
      'noisy: to stdout',
      'noisy: to stderr',
      expect.stringMatching(new RegExp(`^noisy: \\S+Z ${requestId} \\[WARNING\\] a warning$`)),
    ]),
  );
});

test('a function that exceeds its memory fails alone', async () => {
  const response = await fetch(`${fixture.gateway.url}/greedy`);
  expect(response.status).toBe(502);
  expect(await response.json()).toMatchObject({ errorMessage: expect.stringMatching(/memory/) });
  expect((await fetch(`${fixture.gateway.url}/report`)).status).toBe(200);
});
