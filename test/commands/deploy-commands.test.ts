/** The commands of a deployment, run as an operator runs them, need what their policy allows. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { OpenApi } from '../../lib/aliyun/openapi';
import { RTC_API_VERSION } from '../../lib/aliyun/rtc-mixer';
import type { Call } from '../../local/call-log';
import { LocalCloud } from '../local-cloud';

const SECRET = 'a-secret-of-at-least-thirty-two-characters';

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await LocalCloud.start();
});
afterAll(() => cloud?.stop());

/** With `MIXER=live` the events come from the Live API, which does not sign them. */
const LIVE = { MIXER: 'live', RTC_CALLBACK_KEY: '' };

/** Runs a built command as an operator with this environment beside; resolves with its output. */
function runWith(extra: Record<string, string>, command: string, ...args: string[]) {
  const { accessKeyId, accessKeySecret, appId, gateway, live, rtc, tablestore } = cloud.description;
  const env = {
    OTS_ENDPOINT: tablestore.endpoint,
    OTS_INSTANCE: tablestore.instance,
    MIXER: 'rtc',
    RTC_ENDPOINT: `http://${rtc.endpoint}`,
    RTC_APP_ID: appId,
    LIVE_ENDPOINT: `http://${rtc.liveEndpoint}`,
    LIVE_PUSH_DOMAIN: live.pushDomain,
    API_URL: gateway,
    CALLBACK_SECRET: SECRET,
    RTC_CALLBACK_KEY: 'rtc-callback-key',
    LIVE_CALLBACK_KEY: 'liveCallbackKey0123456789',
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
    ...extra,
  };
  const script = resolve(`dist/${command}/index.js`);
  return new Promise<string>((done) => {
    execFile(process.execPath, ['--no-deprecation', script, ...args], { env }, (_, out, err) =>
      done(out + err),
    );
  });
}

function run(command: string, ...args: string[]): Promise<string> {
  return runWith({}, command, ...args);
}

/** What an operator's access key was used for. */
async function performed(): Promise<string[]> {
  const isOperator = ({ detail }: Call) => detail?.caller === cloud.description.accessKeyId;
  const names = async (service: string) => (await cloud.calls(service)).filter(isOperator);
  const ots = (await names('tablestore')).map(({ operation }) => `ots:${operation}`);
  const apis = (await names('rtc')).map(
    ({ operation, detail }) => `${String(detail?.host).split('.')[0]}:${operation}`,
  );
  return [...new Set([...ots, ...apis])].sort();
}

test('register-callbacks only tells what it would do, when asked to', async () => {
  const output = await run('register-callbacks', '--dry-run');
  expect(output).toContain('/rtc-callback/***, signed: would be subscribed');
  expect(output).toContain('/live-callback/***, signed: would be set');
  const writes = (await performed()).filter((action) =>
    /:(Create|Set|Update).*(Event|Notify)/.test(action),
  );
  expect(writes).toEqual([]);
});

test('register-callbacks may be repeated: the second time finds all as it should be', async () => {
  const first = await run('register-callbacks');
  const [, subscription] = /rtc-callback\/\*\*\*, signed: (\w{32})\n/.exec(first) ?? [];
  expect(first).toContain('/live-callback/***, signed: set');
  const second = await run('register-callbacks');
  expect(subscription).toBeDefined();
  expect(second).toContain(`signed: ${subscription}`);
  expect(second).toContain('/live-callback/***, signed: present');
  expect(first + second).not.toContain(SECRET);
});

test('register-callbacks with MIXER=live keeps one subscription, also when the address changes', async () => {
  const dry = await runWith(LIVE, 'register-callbacks', '--dry-run');
  expect(dry).toContain('/rtc-callback/***, unsigned: would be set');
  const moved = { ...LIVE, API_URL: 'http://127.0.0.1:9' };
  for (const outcome of ['set', 'present']) {
    const output = await runWith(moved, 'register-callbacks');
    expect(output).toContain(`/rtc-callback/***, unsigned: ${outcome}\n`);
  }
  expect(await runWith(LIVE, 'register-callbacks')).toContain('rtc-callback/***, unsigned: set\n');
  expect(await runWith(LIVE, 'register-callbacks')).toContain(
    'rtc-callback/***, unsigned: present\n',
  );
});

test('register-callbacks refuses https for a domain that is deployed with http alone', async () => {
  const API_DOMAIN = 'api.example.com';
  const env = { API_DOMAIN, API_URL: `https://${API_DOMAIN}` };
  const register = (more: Record<string, string>) =>
    runWith({ ...env, ...more }, 'register-callbacks', '--dry-run');
  expect(await register({})).toMatch(
    /API_URL: expected http, as API_PROTOCOL is HTTP; or deploy with API_PROTOCOL=HTTPS and a certificate first\.\n$/,
  );
  expect(await register({ API_PROTOCOL: 'HTTP,HTTPS' })).not.toContain('failed');
  const gateway = { API_URL: 'https://gateway.example.com' };
  expect(await register(gateway)).not.toContain('failed');
  const tried = { API_DOMAIN: 'auto', API_URL: 'https://x.fcv3.1.cn-hangzhou.fc.devsapp.net' };
  expect(await register(tried)).toContain('a domain for a try has no HTTPS');
});

/** What a deployment that records has beside. */
function recording() {
  const { live, environment } = cloud.description;
  return {
    LIVE_PLAY_DOMAIN: live.playDomain,
    REPLAY_BUCKET: environment.REPLAY_BUCKET ?? '',
    REPLAY_OSS_ENDPOINT: environment.REPLAY_OSS_ENDPOINT ?? '',
    RECORD_CALLBACK_KEY: 'recordCallbackKey0123',
  };
}

test('register-callbacks has recordings told where there is a bucket for them', async () => {
  expect(await run('register-callbacks', '--dry-run')).not.toContain('record-callback');
  const dry = await runWith(recording(), 'register-callbacks', '--dry-run');
  expect(dry).toContain('/record-callback/***, signed: would be set');
  // The local cloud begins with an address, which takes another one.
  for (const outcome of ['set', 'present']) {
    const output = await runWith(recording(), 'register-callbacks');
    expect(output).toContain(`/record-callback/***, signed: ${outcome}\n`);
  }
  await liveApi().call('DeleteLiveRecordNotifyConfig', {
    DomainName: cloud.description.live.playDomain,
  });
  const again = await runWith(recording(), 'register-callbacks');
  expect(again).toContain('/record-callback/***, signed: set\n');
});

test('provision puts the recording template on the domain, and finds one that is there', async () => {
  const domain = { DomainName: cloud.description.live.playDomain };
  // Layouts are another test's.
  const without = { ...LIVE, ...recording() };
  const line = `recording template of ${domain.DomainName}:`;
  expect(await runWith(without, 'provision')).toContain(`${line} present\n`);
  await liveApi().call('DeleteLiveAppRecordConfig', {
    ...domain,
    AppName: cloud.description.live.app,
  });
  const dry = await runWith(without, 'provision', '--dry-run');
  expect(dry).toContain(`${line} would be set\n`);
  expect(await runWith(without, 'provision')).toContain(`${line} set\n`);
  for (const other of [
    { REPLAY_BUCKET: 'another-bucket' },
    { REPLAY_OSS_ENDPOINT: 'https://oss-cn-shenzhen.aliyuncs.com' },
  ]) {
    const said = await runWith({ ...without, ...other }, 'provision');
    expect(said).toContain('has another recording template');
  }
});

function liveApi(): OpenApi {
  const { accessKeyId, accessKeySecret, rtc } = cloud.description;
  return OpenApi.connect(
    { endpoint: new URL(`http://${rtc.liveEndpoint}`), version: '2016-11-01' },
    { accessKeyId, accessKeySecret, securityToken: '' },
  );
}

test('register-callbacks says what had no answer, and shows no secret of its calls', async () => {
  const closed = 'http://127.0.0.1:9';
  const rtc = await runWith({ RTC_ENDPOINT: closed }, 'register-callbacks');
  expect(rtc).toMatch(
    /^Registering failed: CreateEventSubscribe had no answer, ECONNREFUSED: check .*_ENDPOINT\.\n$/,
  );
  await cloud.fault({
    service: 'rtc',
    operation: 'SetLiveStreamsNotifyUrlConfig',
    kind: 'fail',
    status: 500,
    code: 'InternalError',
    times: 1000,
  });
  const moved = { API_URL: 'http://127.0.0.1:10' };
  const live = await runWith(moved, 'register-callbacks');
  await cloud.clearFaults();
  expect(live).toContain('Registering failed: SetLiveStreamsNotifyUrlConfig had no answer');
  for (const secret of [SECRET, 'rtc-callback-key', 'liveCallbackKey0123456789']) {
    expect(rtc + live).not.toContain(secret);
  }
});

test('register-callbacks waits for longer than a function would', async () => {
  const operation = 'DescribeLiveStreamsNotifyUrlConfig';
  await cloud.fault({ service: 'rtc', operation, kind: 'delay', delayMs: 4500 });
  expect(await run('register-callbacks', '--dry-run')).not.toContain('failed');
});

test('register-callbacks says which rights a refused key lacks', async () => {
  await cloud.fault({
    service: 'rtc',
    operation: 'ListEventSub',
    kind: 'fail',
    status: 403,
    code: 'Forbidden.RAM',
  });
  const output = await runWith(LIVE, 'register-callbacks');
  await cloud.clearFaults();
  expect(output).toBe(
    'Registering failed: ListEventSub: Forbidden.RAM: the access key needs the rights of docs/ram/deployer.json.\n',
  );
});

test.each(['register-callbacks', 'provision', 'deploy', 'replay-events'])(
  '%s refuses a flag that it does not know in one line',
  async (command) => {
    const output = await run(command, '--try');
    expect(output).toMatch(/^\w+ failed: Unknown option '--try'.*\n$/);
  },
);

test('register-callbacks with MIXER=live refuses a key that would have the events refused', async () => {
  const output = await runWith({ MIXER: 'live' }, 'register-callbacks');
  expect(output).toContain('RTC_CALLBACK_KEY: expected none');
});

test.each(['', 'mpu'])('register-callbacks takes no default for MIXER: %j', async (mixer) => {
  const output = await runWith({ MIXER: mixer }, 'register-callbacks');
  expect(output).toBe(
    'Registering failed: The configuration is not usable. MIXER: expected live, for every app ' +
      'made since 2024-04-10 and apps of the Live console, or rtc, for older AppIds.\n',
  );
});

test('provision only tells what it would create, when asked to', async () => {
  const output = await run('provision', '--dry-run');
  expect(output).toContain('table rooms: present');
  expect(output).toContain('layouts: 31 would be made\n');
});

test('provision makes each layout once, mends what is another one, and prints their ids', async () => {
  const { accessKeyId, accessKeySecret, appId, rtc } = cloud.description;
  const api = OpenApi.connect(
    { endpoint: new URL(`http://${rtc.endpoint}`), version: RTC_API_VERSION },
    { accessKeyId, accessKeySecret, securityToken: '' },
  );
  const whole = { PaneId: 0, X: 0, Y: 0, Width: 1, Height: 1 };
  const other = { Name: 'lianmai-rows2', AudioMixCount: 6, Panes: [whole] };
  const { LayoutId } = await api.call('CreateMPULayout', { AppId: appId, ...other });
  const output = await run('provision');
  expect(output).toMatch(/^RTC_LAYOUTS=\w+:\d+(,\w+:\d+){30}$/m);
  expect(output).toContain(`RTC_LAYOUTS=rows2:${LayoutId},grid3l:`);
  expect(await run('provision', '--dry-run')).toContain('layouts: 0 would be made\n');
  expect(await run('provision')).toBe(output.replace(/created/g, 'present'));
  expect(await runWith(LIVE, 'provision')).not.toContain('layout');
});

test('provision tells of an instance that refuses the network where that is allowed', async () => {
  await cloud.fault({
    service: 'tablestore',
    kind: 'fail',
    status: 403,
    code: 'OTSAuthFailed',
    message: 'Request denied by instance ACL policies.',
    times: 1000,
  });
  const output = await run('provision');
  await cloud.clearFaults();
  expect(output).toContain('Provisioning failed: Tablestore: OTSAuthFailed, the instance refuses');
  expect(output).toMatch(/network management.*PROVISION_OTS_ENDPOINT/);
});

test('provision waits for a table that is not known everywhere yet', async () => {
  for (const code of ['OTSObjectNotExist', 'OTSTableNotReady', 'OTSPartitionUnavailable']) {
    await cloud.fault({ service: 'tablestore', operation: 'GetRow', kind: 'fail', code });
  }
  const output = await runWith({ TABLE_PREFIX: 'waited_' }, 'provision');
  await cloud.clearFaults();
  expect(output).toContain('table waited_rooms: created\n');
  expect(output).not.toContain('failed');
});

test('provision goes to the endpoint that answers an operator', async () => {
  const endpoints = {
    OTS_ENDPOINT: 'http://127.0.0.1:9',
    PROVISION_OTS_ENDPOINT: cloud.description.tablestore.endpoint,
  };
  expect(await runWith(endpoints, 'provision', '--dry-run')).toContain('table rooms: present');
  const { PROVISION_OTS_ENDPOINT: _, ...unreachable } = endpoints;
  expect(await runWith(unreachable, 'provision')).toContain('Tablestore: no answer, check');
});

test('the policy of who deploys allows what the commands need, and no more', async () => {
  const { Statement }: { Statement: { Action: string[] }[] } = JSON.parse(
    readFileSync('docs/ram/deployer.json', 'utf8'),
  );
  const allowed = Statement.flatMap(({ Action }) => Action).filter((action) =>
    /^(ots|rtc|live):/.test(action),
  );
  // What these tests have taken away by themselves is no work of the commands.
  const own = ['live:DeleteLiveAppRecordConfig', 'live:DeleteLiveRecordNotifyConfig'];
  const done = (await performed()).filter((action) => !own.includes(action));
  expect(done).toEqual(allowed.sort());
});
