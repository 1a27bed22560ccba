import RPCClient from '@alicloud/pop-core';
import { type Credential, Credentials } from '../../local/account/credentials';
import { CallLog } from '../../local/call-log';
import { Clock } from '../../local/clock';
import { Faults } from '../../local/control/faults';
import { type RtcServer, startRtc } from '../../local/rtc/server';
import { PATIENCE_MS } from '../until';
import { callOfficially, type OfficialAnswer } from './official-client';

/** The RTC stand-in, called by the two official clients that we did not write. */

const ROOT = { accessKeyId: 'LTAIroot', accessKeySecret: 'root-secret' };
const VERSION = '2018-01-11';
const START = {
  AppId: 'app1',
  ChannelId: 'room1',
  TaskId: 'room1-1',
  StreamURL: 'rtmp://push.example.com/live/room1?auth_key=1-0-0-abcdef',
  LayoutIds: [1, 13],
  MediaEncode: 20,
  UserPanes: [{ PaneId: 0, UserId: '主播 *~!' }, { PaneId: 1 }],
};

const LONG_URL = `rtmp://a.example/live/${'x'.repeat(2048)}`;

let clock: Clock;
let log: CallLog;
let faults: Faults;
let credentials: Credentials;
let server: RtcServer;

beforeEach(async () => {
  clock = new Clock();
  log = new CallLog();
  faults = new Faults();
  credentials = new Credentials(clock, ROOT);
  server = await startRtc({
    port: 0,
    appId: 'app1',
    appKey: 'key1',
    credentials,
    clock,
    faults,
    log,
    mixerPath: '/nonexistent/mixer.mjs',
  });
});

afterEach(() => server.close());

type Caller = (action: string, parameters: object, as?: Credential) => Promise<OfficialAnswer>;

/** ACS3-HMAC-SHA256, the style of today's SDKs. */
const acs3: Caller = (action, parameters, key = ROOT) =>
  callOfficially({ endpoint: server.endpoint, version: VERSION, key }, action, parameters);
/** The old style by the same SDK: everything in the query. */
const v1: Caller = (action, parameters, key = ROOT) => {
  const to = { endpoint: server.endpoint, version: VERSION, key, signatureAlgorithm: 'v2' };
  return callOfficially(to, action, parameters);
};

/** The old style by the classic client: in a form body. */
const popCore: Caller = async (action, parameters, as = ROOT) => {
  const { accessKeyId, accessKeySecret, securityToken } = as;
  const client = new RPCClient({
    endpoint: `http://${server.endpoint}`,
    apiVersion: VERSION,
    accessKeyId,
    accessKeySecret,
    ...(securityToken && { securityToken }),
    opts: { timeout: PATIENCE_MS },
  });
  try {
    const body = await client.request(action, { ...parameters }, { method: 'POST' });
    return { status: 200, body: body as Record<string, unknown> };
  } catch (error) {
    const { data, entry } = error as {
      data: Record<string, unknown>;
      entry: { response: { statusCode: number } };
    };
    if (!entry) throw error;
    return { status: entry.response.statusCode, body: data };
  }
};

describe.each([
  ['openapi-core, ACS3', acs3],
  ['openapi-core, V1', v1],
  ['pop-core, V1', popCore],
])('%s', (_name, call) => {
  it('starts a task, tells its status and stops it', async () => {
    const started = await call('StartMPUTask', START);
    expect(started.status).toBe(200);
    expect(started.body).toEqual({ RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/) });
    const task = { AppId: 'app1', TaskId: 'room1-1' };
    expect((await call('GetMPUTaskStatus', task)).body).toMatchObject({ Status: 0 });
    expect((await call('UpdateMPUTask', { ...task, LayoutIds: [1, 3] })).status).toBe(200);
    expect((await call('StopMPUTask', task)).status).toBe(200);
    expect((await call('GetMPUTaskStatus', task)).body).toMatchObject({ Status: 3 });
  });

  it('reports an existing task with HTTP 200 and a code, as the service does', async () => {
    await call('StartMPUTask', START);
    const again = await call('StartMPUTask', { ...START, StreamURL: 'rtmp://a.example/live/b' });
    expect(again).toMatchObject({ status: 200, body: { Code: 'TaskExisted' } });
  });

  it('refuses a secret that is not the key’s', async () => {
    const forged = { ...ROOT, accessKeySecret: 'guessed' };
    expect(await call('StartMPUTask', START, forged)).toMatchObject({
      status: 400,
      body: {
        Code: 'SignatureDoesNotMatch',
        HostId: 'rtc.aliyuncs.com',
        Message: expect.stringContaining(' server string to sign is:'),
      },
    });
    expect(log.list()).toEqual([]);
  });

  it('refuses an access key that is not there', async () => {
    const stranger = { accessKeyId: 'LTAIother', accessKeySecret: 'x' };
    expect(await call('StartMPUTask', START, stranger)).toMatchObject({
      status: 404,
      body: { Code: 'InvalidAccessKeyId.NotFound' },
    });
  });

  it('accepts temporary credentials until they expire, and only with their own token', async () => {
    const sts = credentials.issue(60_000);
    expect((await call('StartMPUTask', START, sts)).status).toBe(200);
    const wrongToken = { ...sts, securityToken: 'other' };
    expect((await call('StartMPUTask', START, wrongToken)).body).toMatchObject({
      Code: 'InvalidSecurityToken.Malformed',
    });
    clock.advance(60_000);
    expect((await call('StartMPUTask', START, sts)).body).toMatchObject({
      Code: 'InvalidAccessKeyId.NotFound',
    });
  });

  it('refuses a token beside a permanent key', async () => {
    const strange = { ...ROOT, securityToken: 'bogus' };
    expect((await call('StartMPUTask', START, strange)).body).toMatchObject({
      Code: 'InvalidSecurityToken.Malformed',
    });
  });

  it('refuses a request dated more than 15 minutes ago', async () => {
    clock.advance(16 * 60_000);
    expect(await call('StartMPUTask', START)).toMatchObject({
      status: 400,
      body: { Code: 'InvalidTimeStamp.Expired' },
    });
  });

  it('refuses an action that the API does not have', async () => {
    expect(await call('StartEverything', START)).toMatchObject({
      status: 404,
      body: { Code: 'InvalidApi.NotFound' },
    });
  });

  it.each([
    ['no task id', 'MissingTaskId', { TaskId: '' }],
    ['no StreamURL', 'MissingStreamURL', { StreamURL: '' }],
    ['a task id with a space', 'InvalidTask.IDError', { TaskId: 'with space' }],
    ['a task id of 56 bytes', 'InvalidTask.IDError', { TaskId: 'x'.repeat(56) }],
    ['an app that is not ours', 'InvalidAppId.NotFound', { AppId: 'app2' }],
    ['an app id of 65 bytes', 'InvalidAppId.ExceedsMaximum', { AppId: 'x'.repeat(65) }],
    ['a channel id of 65 bytes', 'InvalidChannelId.ExceedsMaximum', { ChannelId: 'x'.repeat(65) }],
    ['channel 0', 'InvalidChannelId.Malformed', { ChannelId: '0' }],
    ['a layout that is not there', 'InvalidLayoutID.Malformed', { LayoutIds: [12] }],
    ['two layouts of two panes', 'InvalidLayoutID.Malformed', { LayoutIds: [2, 3] }],
    ['a gap in LayoutIds', 'InvalidLayoutID.Malformed', { LayoutIds: [], 'LayoutIds.2': 1 }],
    ['MediaEncode 2', 'InvalidMediaEncode.Malformed', { MediaEncode: 2 }],
    ['a picture in Mixed_Audio', 'InvalidMediaEncode.Malformed', { TaskProfile: 'Mixed_Audio' }],
    ['a colour above 24 bits', 'InvalidBackgroundColor.Malformed', { BackgroundColor: 0x1000000 }],
    ['too many panes', 'InvalidTaskProfile.ExceedsMaximum', { TaskProfile: '1IN_720P' }],
    ['too many pixels', 'InvalidTaskProfile.ExceedsMaximum', { TaskProfile: '2IN_360P' }],
    ['an unknown profile', 'InvalidTaskProfile.Malformed', { TaskProfile: '3IN_720P' }],
    ['an HTTP StreamURL', 'InvalidStreamURL.Malformed', { StreamURL: 'http://a.example/live/b' }],
    ['a StreamURL above 2048', 'InvalidStreamURL.Malformed', { StreamURL: LONG_URL }],
    ['pane 16', 'InvalidUserPanes.Malformed', { UserPanes: [{ PaneId: 16 }] }],
  ])('refuses %s with %s', async (_label, code, changed) => {
    const { status, body } = await call('StartMPUTask', { ...START, ...changed });
    expect(body).toMatchObject({ Code: code });
    expect(status).toBe(code === 'InvalidAppId.NotFound' ? 404 : 400);
  });
});

describe('faults', () => {
  it('fails a planned call with the planned status and code, without doing the work', async () => {
    faults.add({
      service: 'rtc',
      operation: 'StartMPUTask',
      kind: 'fail',
      status: 503,
      code: 'ServiceUnavailable',
    });
    expect(await acs3('StartMPUTask', START)).toMatchObject({
      status: 503,
      body: { Code: 'ServiceUnavailable' },
    });
    expect((await acs3('StartMPUTask', START)).body).not.toHaveProperty('Code');
  });

  it('cuts the connection before the work, or after it', async () => {
    faults.add({ service: 'rtc', kind: 'drop' });
    await expect(acs3('StartMPUTask', START)).rejects.toThrow();
    faults.add({ service: 'rtc', kind: 'apply-then-drop' });
    await expect(acs3('StartMPUTask', START)).rejects.toThrow();
    expect((await acs3('StartMPUTask', START)).body).toMatchObject({ Code: 'TaskExisted' });
    expect(log.list('rtc').map(({ status, detail }) => [status, detail?.fault])).toEqual([
      [undefined, 'drop'],
      [200, 'apply-then-drop'],
      [200, undefined],
    ]);
  });
});

describe('a layout of the app’s own', () => {
  const upper = { PaneId: 0, MajorPane: 1, X: 0, Y: 0, Width: 1, Height: 0.5 };
  const lower = { PaneId: 1, X: 0, Y: 0.5, Width: 1, Height: 0.5, ZOrder: 1 };
  const LAYOUT = { AppId: 'app1', Name: 'rows', AudioMixCount: 6, Panes: [upper, lower] };

  // https://help.aliyun.com/document_detail/193861.html
  it('is listed as it was made and changed, and a task may have it', async () => {
    const { body } = await acs3('CreateMPULayout', LAYOUT);
    const LayoutId = Number(body.LayoutId);
    expect((await acs3('StartMPUTask', { ...START, LayoutIds: [1, LayoutId] })).status).toBe(200);
    await acs3('ModifyMPULayout', { AppId: 'app1', LayoutId, AudioMixCount: 2 });
    const listed = await acs3('DescribeMPULayoutInfoList', { AppId: 'app1', Name: 'rows' });
    expect(listed.body).toMatchObject({
      TotalNum: 1,
      TotalPage: 1,
      Layouts: {
        Layout: [
          {
            ...{ LayoutId, Name: 'rows', AudioMixCount: 2 },
            Panes: {
              Panes: [
                { ...upper, ZOrder: 0 },
                { ...lower, MajorPane: 0 },
              ],
            },
          },
        ],
      },
    });
    const others = await acs3('DescribeMPULayoutInfoList', { AppId: 'app1', LayoutId: 1 });
    expect(others.body).toMatchObject({ TotalNum: 0, Layouts: { Layout: [] } });
  });

  it.each([
    ['no panes', { Panes: [] }, 'MissingPanes'],
    ['no number of voices', { AudioMixCount: '' }, 'MissingAudioMixCount'],
    ['seven voices', { AudioMixCount: 7 }, 'InvalidAudioMixCount.Malformed'],
    ['a pane without a width', { Panes: [{ ...upper, Width: 0 }] }, 'InvalidPanes.Malformed'],
    ['a pane outside', { Panes: [{ ...upper, Y: 0.6 }] }, 'InvalidPanes.Malformed'],
    ['two panes with one id', { Panes: [upper, upper] }, 'InvalidPanes.Malformed'],
    ['two major panes', { Panes: [upper, { ...lower, MajorPane: 1 }] }, 'InvalidPanes.Malformed'],
  ])('is refused with %s', async (_, changes, code) => {
    const { status, body } = await acs3('CreateMPULayout', { ...LAYOUT, ...changes });
    expect([status, body.Code]).toEqual([400, code]);
  });

  it('that is not there is neither changed nor taken by a task', async () => {
    const missing = { AppId: 'app1', LayoutId: 10_001, Name: 'other' };
    expect((await acs3('ModifyMPULayout', missing)).body.Code).toBe('InvalidLayoutID.Malformed');
    const start = { ...START, LayoutIds: [1, 10_001] };
    expect((await acs3('StartMPUTask', start)).body.Code).toBe('InvalidLayoutID.Malformed');
  });
});

// https://help.aliyun.com/zh/document_detail/2655844.html
it('puts nobody out of a channel that has gone', async () => {
  const removal = { AppId: 'app1', ChannelId: 'gone', TerminalIds: ['guest'] };
  const { status, body } = await acs3('RemoveTerminals', removal);
  expect([status, body.Code]).toEqual([404, 'Channel.NotExist']);
});

it('names in the log what was accepted without effect, and only that', async () => {
  await acs3('StartMPUTask', START);
  await popCore('UpdateMPUTask', {
    ...{ AppId: 'app1', TaskId: 'room1-1', RtpExtInfo: 1, LayoutIds: [1] },
    UserPanes: [{ PaneId: 0, UserId: 'a', SegmentType: 1 }],
    ClockWidgets: [{ X: 0.1 }, { Y: 0.2 }],
  });
  await v1('GetMPUTaskStatus', { AppId: 'app1', TaskId: 'room1-1', OwnerId: 7 });
  expect(log.list('rtc').map(({ detail }) => detail?.ignored)).toEqual([
    undefined,
    ['ClockWidgets', 'RtpExtInfo', 'UserPanes.1.SegmentType'],
    ['OwnerId'],
  ]);
});

it('logs who asked for what, but never the signed part of the StreamURL', async () => {
  await acs3('StartMPUTask', START);
  await acs3('StartMPUTask', { ...START, MediaEncode: 2 });
  const [first, second] = log.list('rtc');
  expect(first).toMatchObject({
    operation: 'StartMPUTask',
    status: 200,
    detail: { taskId: 'room1-1', channelId: 'room1', stream: 'push.example.com/live/room1' },
  });
  expect(second).toMatchObject({ status: 400, code: 'InvalidMediaEncode.Malformed' });
  expect(JSON.stringify(log.list())).not.toContain('auth_key');
});
