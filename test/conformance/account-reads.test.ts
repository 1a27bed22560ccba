/** What an account tells of itself, read with the official client that we did not write. */
import type { Account } from '../../local/account/account';
import { setUpAccount } from '../../local/account/account-setup';
import { Credentials } from '../../local/account/credentials';
import { liveDomains } from '../../local/account/live-domains';
import { CallLog } from '../../local/call-log';
import { CallbackRecords } from '../../local/callbacks/callback-records';
import { Clock } from '../../local/clock';
import { Faults } from '../../local/control/faults';
import { Blocklist } from '../../local/live/blocklist';
import type { ToldPush } from '../../local/live/callbacks';
import { type RamServer, startRam } from '../../local/ram/server';
import { type RtcServer, startRtc } from '../../local/rtc/server';
import { callOfficially } from './official-client';

const NAMES = { pushDomain: 'push.example.com', playDomain: 'play.example.com' };
const KEYS = { livePushKey: 'push-key', livePlayKey: 'play-key' };
const VERSIONS = {
  rtc: '2018-01-11',
  live: '2016-11-01',
  ram: '2015-05-01',
  sts: '2015-04-01',
};
/** The official metadata has no POST for these. */
const BY_GET = ['DescribeLiveDomainMapping', 'ListEventSubEvent'];

const COUNTED_AT = Date.UTC(2026, 0, 2, 3, 4);
/** Four minutes and a half ago; written in whole seconds. */
const RECENT_MS = Math.floor(Date.now() / 1000) * 1000 - 270_000;
const COUNTED = [
  { app: 'live', stream: 'tea', viewers: 5 },
  { app: 'live', stream: 'jazz_g2', viewers: 1 },
];

const clock = new Clock();
const records = new CallbackRecords<ToldPush>();
let account: Account;
let rtc: RtcServer;
let ram: RamServer;

beforeAll(async () => {
  const log = new CallLog();
  const credentials = new Credentials(clock, { accessKeyId: 'root', accessKeySecret: 'secret' });
  const shared = { clock, log, faults: new Faults(), credentials };
  let receiver: { url: string } | undefined;
  const notification = {
    get: () => receiver,
    set: (given: typeof receiver) => {
      receiver = given;
    },
  };
  rtc = await startRtc({
    ...shared,
    port: 0,
    appId: 'app1',
    appKey: 'key1',
    mixerPath: '',
    app: () => account.settings.rtcApp,
    domains: () => liveDomains(NAMES, KEYS, account.settings),
    viewersAt: (timeMs) => ([COUNTED_AT, RECENT_MS].includes(timeMs) ? COUNTED : []),
    pushDomain: {
      ...{ name: NAMES.pushDomain, notification, records },
      blocklist: new Blocklist(clock),
      cut: () => false,
    },
  });
  account = setUpAccount('.', { instance: 'lianmai', appId: 'app1', bucket: 'replays' });
  ram = await startRam({ ...shared, port: 0, stsPort: 0, accountId: '1001', account: proxied() });
});
beforeEach(() => {
  account = setUpAccount('.', { instance: 'lianmai', appId: 'app1', bucket: 'replays' });
});
afterAll(() => Promise.all([rtc.close(), ram.close()]));

/** Each test has an account of its own; the server reads whichever it is. */
function proxied(): Account {
  return new Proxy(account, { get: (_, name) => Reflect.get(account, name, account) });
}

const utc = (timeMs: number) => new Date(timeMs).toISOString().replace(/\.\d+Z/, 'Z');

type Api = keyof typeof VERSIONS;

async function call(api: Api, action: string, parameters: object = {}) {
  const endpoints = {
    rtc: rtc.endpoint,
    live: rtc.liveEndpoint,
    ram: ram.endpoint,
    sts: ram.stsEndpoint,
  };
  const method = BY_GET.includes(action) ? 'GET' : 'POST';
  const to = { endpoint: endpoints[api], version: VERSIONS[api], method };
  const { status, body } = await callOfficially(to, action, parameters);
  return status === 200 ? { status, body } : { status, code: body.Code };
}

test('DescribeApps tells of which kind the app is, and DescribeAppKey its key', async () => {
  expect(await call('rtc', 'DescribeApps', { AppId: 'app1' })).toMatchObject({
    body: {
      TotalNum: 1,
      TotalPage: 1,
      AppList: { App: [{ AppId: 'app1', Status: 1, Version: '2.0' }] },
    },
  });
  expect(await call('rtc', 'DescribeAppKey', { AppId: 'app1' })).toMatchObject({
    body: { AppKey: 'key1' },
  });
  account.change({ rtcApp: { version: '3.0' } });
  expect(await call('rtc', 'DescribeApps', { AppVersion: '2.0' })).toMatchObject({
    body: { TotalNum: 0, AppList: { App: [] } },
  });
});

test.each([
  ['DescribeApps', { AppId: 'other' }, 404, 'InvalidAppId.NotFound'],
  ['DescribeApps', { AppVersion: '4.0' }, 400, 'InvalidAppVersion.Malformed'],
  ['DescribeApps', { PageSize: 0 }, 400, 'InvalidPageSize.Malformed'],
  ['DescribeAppKey', {}, 400, 'MissingAppId'],
  ['DescribeAppKey', { AppId: 'other' }, 404, 'InvalidAppId.NotFound'],
])('%s with %j is refused: %s %s', async (action, parameters, status, code) => {
  expect(await call('rtc', action, parameters)).toEqual({ status, code });
});

test('a domain tells what it is for, whether it is in use, and what it is bound to', async () => {
  const push = { DomainName: NAMES.pushDomain };
  expect(await call('live', 'DescribeLiveDomainDetail', push)).toMatchObject({
    body: { DomainDetail: { ...push, LiveDomainType: 'liveEdge', DomainStatus: 'online' } },
  });
  expect(await call('live', 'DescribeLiveDomainMapping', push)).toMatchObject({
    body: {
      LiveDomainModels: {
        LiveDomainModel: [{ Type: 'vhost', DomainName: NAMES.playDomain }],
      },
    },
  });
  account.change({ binding: { isThere: false }, playDomain: { status: 'offline' } });
  const play = { DomainName: NAMES.playDomain };
  expect(await call('live', 'DescribeLiveDomainDetail', play)).toMatchObject({
    body: { DomainDetail: { LiveDomainType: 'liveVideo', DomainStatus: 'offline' } },
  });
  expect(await call('live', 'DescribeLiveDomainMapping', play)).toMatchObject({
    body: { LiveDomainModels: { LiveDomainModel: [] } },
  });
});

test('DescribeLiveDomainOnlineUserNum tells who watched at a minute, from the play domain', async () => {
  const action = 'DescribeLiveDomainOnlineUserNum';
  const QueryTime = '2026-01-02T03:04:00Z';
  const stream = (name: string, UserNumber: number) => ({
    StreamName: `rtmp://play.example.com/live/${name}`,
    Infos: { Info: [{ UserNumber, TranscodeTemplate: 'origin' }] },
  });
  const streams = [stream('tea', 5), stream('jazz_g2', 1)];
  expect(await call('live', action, { DomainName: NAMES.playDomain, QueryTime })).toMatchObject({
    body: {
      UserCount: 6,
      StreamCount: 2,
      OnlineUserInfo: { LiveStreamOnlineUserNumInfo: streams },
    },
  });
  const nobody = { UserCount: 0, StreamCount: 0 };
  for (const request of [
    { DomainName: NAMES.playDomain, QueryTime: '2026-01-02T03:05:00Z' },
    { DomainName: NAMES.playDomain },
    { DomainName: NAMES.pushDomain, QueryTime },
  ]) {
    expect(await call('live', action, request)).toMatchObject({ body: nobody });
  }
});

test('DescribeLiveDomainOnlineUserNum has counted nobody before five minutes are over', async () => {
  const request = { DomainName: NAMES.playDomain, QueryTime: utc(RECENT_MS) };
  const ask = () => call('live', 'DescribeLiveDomainOnlineUserNum', request);
  expect(await ask()).toMatchObject({ body: { UserCount: 0, StreamCount: 0 } });
  clock.advance(60_000);
  expect(await ask()).toMatchObject({ body: { UserCount: 6, StreamCount: 2 } });
});

test('DescribeLiveDomainConfigs tells the signing and the RTS of a domain', async () => {
  const names = { DomainName: NAMES.playDomain, FunctionNames: 'aliauth,ali_grtn' };
  const { body } = await call('live', 'DescribeLiveDomainConfigs', names);
  const [aliauth, grtn] = body.DomainConfigs.DomainConfig;
  expect(aliauth).toMatchObject({ FunctionName: 'aliauth', Status: 'success' });
  expect(aliauth.FunctionArgs.FunctionArg).toEqual([
    { ArgName: 'auth_type', ArgValue: 'type_a' },
    { ArgName: 'auth_key1', ArgValue: 'play-key' },
    { ArgName: 'ali_auth_delta', ArgValue: '0' },
  ]);
  expect(grtn.FunctionArgs.FunctionArg).toEqual([{ ArgName: 'grtn_rts_play', ArgValue: 'off' }]);
});

test('pushes are told to one address, which is deleted before another is set', async () => {
  const domain = { DomainName: NAMES.pushDomain };
  const set = (NotifyUrl: string) =>
    call('live', 'SetLiveStreamsNotifyUrlConfig', { ...domain, NotifyUrl });
  const described = async () =>
    (await call('live', 'DescribeLiveStreamsNotifyUrlConfig', domain)).body.LiveStreamsNotifyConfig;
  expect((await set('https://one.example.com')).status).toBe(200);
  expect(await set('https://two.example.com')).toEqual({
    status: 400,
    code: 'ConfigAlreadyExists',
  });
  expect(await described()).toMatchObject({ NotifyUrl: 'https://one.example.com' });
  for (let times = 1; times <= 2; times++) {
    expect((await call('live', 'DeleteLiveStreamsNotifyUrlConfig', domain)).status).toBe(200);
  }
  expect(await described()).toEqual(domain);
});

test('the records of push callbacks come by status and page, newest first', async () => {
  const [nowMs, url] = [clock.now(), 'https://api.example.com/callback'];
  const told = { action: 'publish' as const, app: 'live', url, durationMs: 3 };
  records.add({ ...told, stream: 'a', status: 200, atMs: nowMs - 3000 });
  records.add({ ...told, stream: 'b', status: 500, atMs: nowMs - 2000 });
  records.add({ ...told, stream: 'c', atMs: nowMs - 1000 });
  const times = { StartTime: utc(nowMs - 60_000), EndTime: utc(nowMs + 60_000) };
  const asked = { DomainName: NAMES.pushDomain, ...times };
  const read = async (more: object) =>
    (await call('live', 'DescribeLiveStreamsNotifyRecords', { ...asked, ...more })).body;
  const names = ({ NotifyRecordsInfo }: { NotifyRecordsInfo: Record<string, object[]> }) =>
    NotifyRecordsInfo.LiveStreamNotifyRecordsInfo;
  expect(names(await read({ Status: 'failed' }))).toMatchObject([
    { StreamName: 'c', NotifyResult: 'failed', NotifyType: 'publish', NotifyUrl: url },
    { StreamName: 'b', NotifyResult: 'failed', Description: 'status 500' },
  ]);
  const second = await read({ PageSize: 2, PageNumber: 2 });
  expect(names(second)).toMatchObject([{ StreamName: 'a', NotifyResult: 'success' }]);
  expect(second).toMatchObject({ TotalNum: 3, TotalPage: 2, PageNum: 2, PageSize: 2 });
  const old = { StartTime: utc(nowMs - 8 * 86_400_000) };
  const refused = await call('live', 'DescribeLiveStreamsNotifyRecords', { ...asked, ...old });
  expect(refused).toEqual({ status: 400, code: 'InvalidStartTime.Malformed' });
});

test.each([
  ['DescribeLiveDomainDetail', { DomainName: 'other.example.com' }, 404, 'InvalidDomain.NotFound'],
  ['DescribeLiveDomainMapping', { DomainName: 'x.example.com' }, 404, 'InvalidDomain.NotFound'],
  ['DescribeLiveDomainOnlineUserNum', {}, 400, 'MissingParam'],
  ['DescribeLiveDomainOnlineUserNum', { DomainName: 'x.example' }, 404, 'InvalidDomain.NotFound'],
  [
    'DescribeLiveDomainOnlineUserNum',
    { DomainName: NAMES.playDomain, QueryTime: '2026-01-02 03:04' },
    400,
    'InvalidParam',
  ],
  ['DescribeLiveDomainConfigs', { DomainName: NAMES.pushDomain }, 400, 'MissingParam'],
  [
    'DescribeLiveDomainConfigs',
    { DomainName: NAMES.pushDomain, FunctionNames: 'aliauth,other' },
    400,
    'InvalidFunctionName.ValueNotSupported',
  ],
  ['ListEventSubEvent', { AppId: 'app1', PageNo: 1, PageSize: 10 }, 400, 'MissingParam'],
  [
    'ListEventSubEvent',
    { AppId: 'app1', PageNo: 1, PageSize: 101, StartTime: 1, EndTime: 2 },
    400,
    'InvalidParam',
  ],
])('%s with %j is refused: %s %s', async (action, parameters, status, code) => {
  expect(await call('live', action, parameters)).toEqual({ status, code });
});

test.each([
  ['longer ago than the service remembers', -8, 0],
  ['more than seven days', -6, 2],
  ['no time at all', 0, 0],
])('records of events are refused for %s', async (_, fromDays, toDays) => {
  const at = (days: number) => Math.floor(clock.now() / 1000) + days * 86_400;
  const times = { StartTime: at(fromDays), EndTime: at(toDays) };
  const asked = { AppId: 'app1', PageNo: 1, PageSize: 10, ...times };
  expect(await call('live', 'ListEventSubEvent', asked)).toMatchObject({ code: 'InvalidParam' });
});

test('RAM tells who may assume the role and what its policies allow', async () => {
  const role = { RoleName: 'lianmai-function' };
  const { body } = await call('ram', 'GetRole', role);
  expect(body.Role.Arn).toBe('acs:ram::1001:role/lianmai-function');
  expect(JSON.parse(body.Role.AssumeRolePolicyDocument).Statement).toMatchObject([
    { Action: 'sts:AssumeRole', Principal: { Service: ['fc.aliyuncs.com'] } },
  ]);
  const listed = await call('ram', 'ListPoliciesForRole', role);
  const [policy] = listed.body.Policies.Policy;
  expect(policy).toMatchObject({ PolicyName: 'lianmai-function', PolicyType: 'Custom' });
  const { PolicyName, PolicyType } = policy;
  const got = await call('ram', 'GetPolicy', { PolicyName, PolicyType });
  expect(got.body.DefaultPolicyVersion).toMatchObject({ IsDefaultVersion: true, VersionId: 'v1' });
  const { Statement } = JSON.parse(got.body.DefaultPolicyVersion.PolicyDocument);
  expect(Statement[0].Resource).toEqual(['acs:ots:*:*:instance/lianmai/table/rooms']);
});

test.each([
  ['GetRole', { RoleName: 'other' }, 404, 'EntityNotExist.Role'],
  ['GetRole', {}, 400, 'MissingRoleName'],
  ['GetPolicy', { PolicyName: 'x', PolicyType: 'Custom' }, 404, 'EntityNotExist.Policy'],
  ['GetPolicy', { PolicyName: 'x', PolicyType: 'Own' }, 400, 'InvalidPolicyType.Malformed'],
  ['DeleteRole', { RoleName: 'lianmai-function' }, 404, 'InvalidApi.NotFound'],
])('RAM refuses %s with %j: %s %s', async (action, parameters, status, code) => {
  expect(await call('ram', action, parameters)).toEqual({ status, code });
});

test('STS tells whose access key it is', async () => {
  expect(await call('sts', 'GetCallerIdentity')).toMatchObject({
    body: { IdentityType: 'Account', AccountId: '1001', Arn: 'acs:ram::1001:root' },
  });
});

test('the account takes only what it knows', () => {
  expect(() => account.change({ rtcApp: { version: '4.0' } })).toThrow('rtcApp');
  expect(() => account.change({ other: {} })).toThrow('other');
});
