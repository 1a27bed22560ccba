/** The doctor finds nothing wrong in the local cloud, and finds each fault that is put into it. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CallbackRegistrar } from '../lib/aliyun/callback-registrar';
import { OpenApi } from '../lib/aliyun/openapi';
import { TableProvisioner } from '../lib/aliyun/table-provisioner';
import { examine } from '../lib/commands/doctor/check';
import { CHECKS } from '../lib/commands/doctor/checks';
import { type Environment, Facts } from '../lib/commands/doctor/facts';
import type { Line, Status } from '../lib/commands/doctor/finding';
import { TABLES, type TableSchema } from '../lib/store/schema';
import type { AccountSettings } from '../local/account';
import type { Call } from '../local/call-log';
import { LocalCloud } from './local-cloud';

jest.setTimeout(120_000);

/** Longer than the timer's period. */
const A_RUN_MS = 61_000;
const LATE_MS = 20 * 60_000;
/** More calls than the doctor makes. */
const ALL = 1000;

let cloud: LocalCloud;
let well: Environment;
let account: AccountSettings;

beforeAll(async () => {
  cloud = await LocalCloud.start();
  well = cloud.operatorEnvironment();
  account = await cloud.account({});
  await rehearse();
});
afterAll(() => cloud?.stop());

afterEach(async () => {
  await cloud.clearFaults();
  await cloud.account(account);
});

/** A host goes live, so that events arrive, and the timer has its minute. */
async function rehearse(): Promise<void> {
  await cloud.api('POST', '/create-room', { body: { roomId: 'show', kind: 'voice' } });
  await cloud.speak('show', 'host', { role: 'host', toneHz: 440 });
  await cloud.api('POST', '/start-mix/show', { body: {} });
  await cloud.advance(A_RUN_MS);
  await has('tablestore', (call) => call.operation === 'PutRow' && call.detail?.table === 'agenda');
  await has('rtc-callback', ({ status }) => status === 200);
  await has('live-callback', ({ status }) => status === 200);
}

async function has(
  service: string,
  wanted: (call: Call) => boolean,
  of: LocalCloud = cloud,
): Promise<void> {
  while (!(await of.calls(service)).some(wanted)) {
    await new Promise((done) => setTimeout(done, 50));
  }
}

function lookAt(env: Environment): Promise<Line[]> {
  return examine(CHECKS, new Facts(env));
}

async function lineOf(check: string, env: Environment): Promise<Line | undefined> {
  return (await lookAt(env)).find((line) => line.check === check);
}

/** Runs the built command as an operator does. */
function run(env: Environment, ...args: string[]): Promise<{ status: number; output: string }> {
  const script = resolve('dist/doctor/index.js');
  return new Promise((done) => {
    execFile(process.execPath, ['--no-deprecation', script, ...args], { env }, (error, out, err) =>
      done({ status: Number(error?.code ?? 0), output: out + err }),
    );
  });
}

test('every line is right after a start of the local cloud', async () => {
  const lines = await lookAt(well);
  expect(lines.filter(({ status }) => status !== 'right')).toEqual([]);
  expect(lines.map(({ check }) => check)).toEqual(CHECKS.map(({ name }) => name));
});

test('the command prints a line for each check and a sum, and no secret', async () => {
  const { status, output } = await run(well);
  expect(status).toBe(0);
  for (const { name } of CHECKS) expect(output).toMatch(new RegExp(`^✓ ${name} `, 'm'));
  expect(output).toContain(`${CHECKS.length} right.`);
  const secrets = Object.entries(well).filter(([name]) => /KEY|SECRET/.test(name));
  for (const [name, value = ''] of secrets) {
    if (name !== 'ALIBABA_CLOUD_ACCESS_KEY_ID') expect(output).not.toContain(value);
  }
});

test('for programs it is JSON, and the exit status is 1 if something is wrong', async () => {
  const { status, output } = await run({ ...well, LIVE_PUSH_KEY: 'other' }, '--json');
  expect(status).toBe(1);
  const { ok, checks } = JSON.parse(output);
  expect(ok).toBe(false);
  expect(checks).toHaveLength(CHECKS.length);
  expect(checks.find(({ check }: Line) => check === 'push-signing').status).toBe('wrong');
  expect(output).not.toContain(well.LIVE_PLAY_KEY);
});

test('with nothing set it says all that is missing at once, and what waits for it', async () => {
  const lines = await lookAt({ STS_ENDPOINT: well.STS_ENDPOINT });
  const [variables, ...rest] = lines;
  for (const name of ['OTS_ENDPOINT', 'RTC_APP_KEY', 'JWT_SECRET', 'CALLBACK_SECRET', 'MIXER']) {
    expect(variables?.what).toContain(name);
  }
  const others = rest.filter(({ check }) => check !== 'clock');
  expect(others.every(({ status }) => status === 'not-yet')).toBe(true);
});

test('a clock that is wrong is found by the date of an answer', async () => {
  const late = `const now = Date.now; Date.now = () => now() - ${LATE_MS};`;
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(late)}`;
  const { output } = await run({ ...well, NODE_OPTIONS });
  const [, seconds] =
    /^✗ clock +The clock of this machine is (\d+) s behind\.$/m.exec(output) ?? [];
  // The cloud's clock was put forward, and its answers have whole seconds.
  expect(Math.abs(Number(seconds) - (LATE_MS + A_RUN_MS) / 1000)).toBeLessThanOrEqual(2);
  expect(output).toContain('Set the clock of this machine');
});

test.each([
  ['is missing', 'part_', TABLES.slice(1), /Missing: rooms\./, 'npm run provision'],
  [
    'has another key',
    'key_',
    changed({ name: 'inbox', key: [{ name: 'event_id', type: 'integer' }], ttlSeconds: 86_400 }),
    /inbox: expected key event_id string, got event_id integer\./,
    'TABLE_PREFIX',
  ],
  [
    'keeps its rows for another time',
    'ttl_',
    changed({ name: 'pks', key: [{ name: 'pk_id', type: 'string' }], ttlSeconds: 86_400 }),
    /pks: expected lifetime 7776000 s, got 86400 s\./,
    'console',
  ],
])('it finds a table that %s', async (_, prefix, schemas, says, next) => {
  const provisioner = new TableProvisioner({
    endpoint: String(well.OTS_ENDPOINT),
    instance: String(well.OTS_INSTANCE),
    prefix,
    accessKeyId: String(well.ALIBABA_CLOUD_ACCESS_KEY_ID),
    accessKeySecret: String(well.ALIBABA_CLOUD_ACCESS_KEY_SECRET),
  });
  for (const schema of schemas) await provisioner.ensure(schema);
  const line = await lineOf('tables', { ...well, TABLE_PREFIX: prefix });
  expect(line).toMatchObject({ status: 'wrong', what: expect.stringMatching(says) });
  expect(line?.next).toContain(next);
});

function changed(schema: TableSchema): TableSchema[] {
  return TABLES.map((table) => (table.name === schema.name ? schema : table));
}

/** What the operator's access key was used for, by service; to ask who one is needs no right. */
function performed(of: LocalCloud): Promise<string[][]> {
  return Promise.all(
    ['tablestore', 'rtc', 'ram'].map(async (service) => {
      const calls = (await of.calls(service)).filter(
        ({ detail }: Call) => detail?.caller === of.description.accessKeyId,
      );
      return calls.map(({ operation, detail }) => {
        const [name = 'ots'] = detail?.host ? String(detail.host).split('.') : [];
        return `${name}:${operation}`;
      });
    }),
  );
}

interface Fault {
  name: string;
  /** What is put in place of the shell's variables. */
  env?: Environment;
  /** What else is broken; mended after the test. */
  breaks?(): Promise<unknown>;
  /** Which line has to tell, and how. */
  check: string;
  status?: Status;
  says: string | RegExp;
  next: string | RegExp;
}

const tablestore = (code: string, message?: string) =>
  cloud.fault({
    ...{ service: 'tablestore', kind: 'fail', times: ALL, status: 403, code },
    ...(message !== undefined && { message }),
  });

const FAULTS: Fault[] = [
  {
    name: 'a variable that is missing',
    env: { RTC_APP_KEY: '' },
    check: 'variables',
    says: 'RTC_APP_KEY',
    next: 'README',
  },
  {
    name: 'a variable of a wrong form',
    env: { LIVE_PLAY_SCHEME: 'rtmp' },
    check: 'variables',
    says: 'LIVE_PLAY_SCHEME',
    next: 'README',
  },
  {
    name: 'an API that mixes which nobody has chosen',
    env: { MIXER: '' },
    check: 'variables',
    says: /MIXER.*live.*rtc/,
    next: 'README',
  },
  {
    name: 'an access key that does not exist',
    env: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIother' },
    check: 'access-key',
    says: 'InvalidAccessKeyId.NotFound',
    next: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
  },
  {
    name: 'a secret that is not the access key’s',
    env: { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'other' },
    check: 'access-key',
    says: 'SignatureDoesNotMatch',
    next: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  },
  {
    name: 'an access key without the right to look',
    breaks: () =>
      cloud.fault({ service: 'ram', kind: 'fail', times: ALL, status: 403, code: 'NoPermission' }),
    check: 'role',
    says: 'NoPermission',
    next: 'docs/ram/doctor.json',
  },
  {
    name: 'a clock service that is not there',
    env: { STS_ENDPOINT: 'http://127.0.0.1:9' },
    check: 'clock',
    says: 'did not answer',
    next: 'STS_ENDPOINT',
  },
  {
    name: 'a Tablestore that is not reached from here',
    env: { OTS_ENDPOINT: 'http://127.0.0.1:9' },
    check: 'tablestore',
    says: 'does not answer',
    next: 'PROVISION_OTS_ENDPOINT',
  },
  {
    name: 'an instance that takes no calls from this network',
    breaks: () => tablestore('OTSAuthFailed', 'Request denied by instance ACL policies.'),
    check: 'tablestore',
    says: 'refuses the network',
    next: 'network management',
  },
  {
    name: 'an instance of another name',
    env: { OTS_INSTANCE: 'other' },
    check: 'tablestore',
    says: 'OTSAuthFailed',
    next: 'OTS_INSTANCE',
  },
  {
    name: 'an access key that may not look at the tables',
    breaks: () => tablestore('OTSNoPermissionAccess'),
    check: 'tablestore',
    says: 'may not look',
    next: 'docs/ram/doctor.json',
  },
  {
    name: 'tables that were never made',
    env: { TABLE_PREFIX: 'none_' },
    check: 'tables',
    status: 'not-yet',
    says: 'There are none',
    next: 'npm run provision',
  },
  {
    name: 'an RTC app that the account does not have',
    env: { RTC_APP_ID: 'other' },
    check: 'rtc-app',
    says: 'no RTC app other',
    next: 'RTC_APP_ID',
  },
  {
    name: 'an app of the new kind with MIXER=rtc',
    breaks: () => cloud.account({ rtcApp: { version: '3.0' } }),
    check: 'rtc-app',
    says: 'of kind 3.0',
    next: 'MIXER=live',
  },
  {
    name: 'an app that was stopped',
    breaks: () => cloud.account({ rtcApp: { status: 3 } }),
    check: 'rtc-app',
    says: 'stopped (status 3)',
    next: 'bill',
  },
  {
    name: 'an app of the Live console that is not there, with MIXER=live',
    env: { MIXER: 'live', RTC_CALLBACK_KEY: '', RTC_APP_ID: 'other' },
    check: 'rtc-app',
    says: 'Live service does not know app other',
    next: 'MIXER=rtc is for',
  },
  {
    name: 'a key that is not the app’s',
    env: { RTC_APP_KEY: 'other' },
    check: 'rtc-app-key',
    says: 'not the key of this app',
    next: 'RTC console',
  },
  {
    name: 'a push domain that the account does not have',
    env: { LIVE_PUSH_DOMAIN: 'push.example.com' },
    check: 'push-domain',
    says: 'no live domain push.example.com',
    next: 'LIVE_PUSH_DOMAIN',
  },
  {
    name: 'a push domain that is stopped',
    breaks: () => cloud.account({ pushDomain: { status: 'offline' } }),
    check: 'push-domain',
    says: 'is offline',
    next: 'Start it',
  },
  {
    name: 'a play domain that is still being configured',
    breaks: () => cloud.account({ playDomain: { status: 'configuring' } }),
    check: 'play-domain',
    says: 'is configuring',
    next: 'minutes',
  },
  {
    name: 'play addresses with https and a domain without a certificate',
    env: { LIVE_PLAY_SCHEME: 'https' },
    check: 'play-domain',
    says: 'has no HTTPS',
    next: 'LIVE_PLAY_SCHEME=http',
  },
  {
    name: 'domains that are not bound to each other',
    breaks: () => cloud.account({ binding: { isThere: false } }),
    check: 'domains-bound',
    says: 'not bound',
    next: 'bind them',
  },
  {
    name: 'a push key that is not the domain’s',
    env: { LIVE_PUSH_KEY: 'other' },
    check: 'push-signing',
    says: 'LIVE_PUSH_KEY is neither',
    next: 'URL signing',
  },
  {
    name: 'a play key that is not the domain’s',
    env: { LIVE_PLAY_KEY: 'other' },
    check: 'play-signing',
    says: 'LIVE_PLAY_KEY is neither',
    next: 'URL signing',
  },
  {
    name: 'a push domain that takes unsigned addresses',
    breaks: () => cloud.account({ pushDomain: { signing: 'no_auth' } }),
    check: 'push-signing',
    says: 'does not ask for signed addresses',
    next: 'switch it on',
  },
  {
    name: 'real-time streaming in a mode that no API tells',
    breaks: () => cloud.account({ playDomain: { rts: 'on' } }),
    check: 'play-latency',
    status: 'look',
    says: 'RTS is on',
    next: 'half-second mode',
  },
  {
    name: 'a role that is not there',
    env: { FUNCTION_ROLE: 'other-role' },
    check: 'role',
    says: 'no role other-role',
    next: 'docs/ram/function-role.json',
  },
  {
    name: 'a role that Function Compute may not assume',
    breaks: () => cloud.account({ role: { trust: { Version: '1', Statement: [] } } }),
    check: 'role-trust',
    says: 'may not assume',
    next: 'trust policy',
  },
  {
    name: 'a role without its policy',
    breaks: () => cloud.account({ role: { policies: {} } }),
    check: 'role-rights',
    says: /lacks ots:\w+ acs:ots:cn-hangzhou:\d+:instance\/lianmai\/table\/rooms.* more/,
    next: 'docs/ram/function-role.json',
  },
  {
    name: 'events of channels that have not arrived, by an API that does not tell its receivers',
    env: { TABLE_PREFIX: 'none_' },
    check: 'channel-events',
    status: 'look',
    says: 'does not tell',
    next: 'npm run register-callbacks',
  },
  {
    name: 'no event within a day',
    env: { TABLE_PREFIX: 'none_' },
    check: 'channel-events-arrive',
    status: 'not-yet',
    says: 'within a day',
    next: 'rehearsal',
  },
  {
    name: 'push callbacks to another address',
    env: { API_URL: 'https://api.example.com' },
    check: 'push-events',
    says: 'another address',
    next: 'npm run register-callbacks',
  },
  {
    name: 'push callbacks that are signed with another key',
    env: { LIVE_CALLBACK_KEY: 'otherCallbackKey0123' },
    check: 'push-events',
    says: 'another key',
    next: 'npm run register-callbacks',
  },
  {
    name: 'push callbacks that are signed, and no key to check it',
    env: { LIVE_CALLBACK_KEY: '' },
    check: 'push-events',
    says: 'there is no LIVE_CALLBACK_KEY',
    next: 'npm run register-callbacks',
  },
];

test.each(FAULTS)(
  'it finds $name',
  async ({ env, breaks, check, status = 'wrong', says, next }) => {
    await breaks?.();
    const lines = await lookAt({ ...well, ...env });
    const line = lines.find((found) => found.check === check);
    expect(line?.status).toBe(status);
    if (says instanceof RegExp) expect(line?.what).toMatch(says);
    else expect(line?.what).toContain(says);
    if (next instanceof RegExp) expect(line?.next).toMatch(next);
    else expect(line?.next).toContain(next);
  },
);

describe('with MIXER=live', () => {
  let live: LocalCloud;
  let env: Environment;
  let registrar: CallbackRegistrar;

  beforeAll(async () => {
    live = await LocalCloud.start({ MIXER: 'live' });
    env = live.operatorEnvironment();
    const { accessKeyId, accessKeySecret, rtc, appId } = live.description;
    const endpoint = new URL(`http://${rtc.liveEndpoint}`);
    const key = { accessKeyId, accessKeySecret, securityToken: '' };
    const api = OpenApi.connect({ endpoint, version: '2016-11-01' }, key);
    const pushDomain = live.description.live.pushDomain;
    registrar = new CallbackRegistrar({ rtc: api, live: api, appId, pushDomain });
  });
  afterAll(() => live?.stop());

  test('before a rehearsal, what it has to show is not there yet, and nothing is wrong', async () => {
    const lines = await lookAt(env);
    const open = lines.filter(({ status }) => status !== 'right');
    expect(open.map(({ check, status }) => [check, status])).toEqual([
      ['rtc-app-key', 'look'],
      ['channel-events-arrive', 'not-yet'],
      ['push-events-arrive', 'not-yet'],
      ['timer-run', 'not-yet'],
    ]);
  });

  test('the policy of who looks allows what the doctor asks for, and no more', async () => {
    const before = await performed(live);
    await lookAt(env);
    await lookAt({ ...env, MIXER: 'rtc' });
    const after = await performed(live);
    const asked = after.flatMap((names, index) => names.slice(before[index]?.length));
    const { Statement }: { Statement: { Action: string[] }[] } = JSON.parse(
      readFileSync('docs/ram/doctor.json', 'utf8'),
    );
    const allowed = Statement.flatMap(({ Action }) => Action);
    expect([...new Set(asked)].sort()).toEqual(allowed.sort());
  });

  test('it finds events that go elsewhere, and those that the API did not take', async () => {
    const { gateway } = live.description;
    const refusedByUs = ({ status }: Call) => status === 401;
    await registrar.subscribeAtLive(`${gateway}/rtc-callback/wrong`);
    await registrar.notify({ url: `${gateway}/live-callback/wrong`, key: undefined });
    await live.api('POST', '/create-room', { body: { roomId: 'show', kind: 'voice' } });
    await live.speak('show', 'host', { role: 'host', toneHz: 440 });
    await live.api('POST', '/start-mix/show', { body: {} });
    await has('rtc-callback', refusedByUs, live);
    await has('live-callback', refusedByUs, live);
    expect(await lineOf('channel-events', env)).toMatchObject({
      status: 'wrong',
      what: expect.stringContaining('another address'),
      next: 'npm run register-callbacks',
    });
    expect(await lineOf('channel-events-arrive', env)).toMatchObject({
      status: 'wrong',
      what: expect.stringContaining('answered with 401'),
      next: expect.stringContaining('CALLBACK_SECRET'),
    });
    expect(await lineOf('push-events-arrive', env)).toMatchObject({
      status: 'wrong',
      what: expect.stringContaining('did not take'),
      next: expect.stringContaining('CALLBACK_SECRET'),
    });
  });
});
