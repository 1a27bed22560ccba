import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  joinToken,
  nextEvent,
  publish,
  startTestBed,
  type TestPublisher,
} from '../../local/rtc/test-bed';
import { callOfficially, type OfficialCall } from './official-client';

/** The Live API's stand-in, called by the official client that we did not write. */

/** Speaks the mixer's messages without any media; mixing itself is tested elsewhere. */
const MIXER = `
process.on('message', (command) => {
  if (command.type === 'start') process.send({ type: 'publishing' });
  if (command.type === 'stop') process.exit(0);
});
process.on('disconnect', () => process.exit(0));
`;
const ENCODE = {
  VideoWidth: '1280',
  VideoHeight: '720',
  VideoBitrate: '1024',
  VideoFramerate: '25',
  VideoGop: '50',
  AudioBitrate: '128',
  AudioSampleRate: '48000',
  AudioChannels: '2',
};
const PANE = { X: '0', Y: '0.25', Width: '0.5', Height: '0.5', ZOrder: '0', RenderMode: '0' };
const LOOK = {
  EncodeParams: ENCODE,
  Layout: { UserPanes: [PANE, { ...PANE, X: '0.5' }] },
};
const TASK = { AppId: 'app1', TaskId: 'room1-1' };
const START = {
  ...TASK,
  ChannelId: 'room1',
  MixMode: '1',
  StreamURL: 'rtmp://push.example.com/live/room1?auth_key=1-0-0-abcdef',
  TranscodeParams: JSON.stringify(LOOK),
  MaxIdleTime: '120',
  Region: 'CN-Shanghai',
};

const RELAY = {
  ...TASK,
  ChannelId: 'room1',
  MixMode: '0',
  StreamURL: START.StreamURL,
  SingleSubParams: JSON.stringify({ UserId: 'host', StreamType: '0', SourceType: 'camera' }),
};

const folder = mkdtempSync(join(tmpdir(), 'lianmai-live-api-'));
const mixerPath = join(folder, 'mixer.mjs');
let bed: Awaited<ReturnType<typeof startTestBed>>;
let host: TestPublisher | undefined;

beforeAll(async () => {
  writeFileSync(mixerPath, MIXER);
  bed = await startTestBed(mixerPath);
  const published = nextEvent(bed.server, 'publish');
  host = await publish(bed.server, joinToken('host'));
  await published;
});
afterAll(async () => {
  await host?.close();
  await bed.server.close();
  rmSync(folder, { recursive: true });
});

afterEach(async () => {
  for (const TaskId of await allIds()) await call('StopLiveMPUTask', { AppId: 'app1', TaskId });
  bed.clock.advance(10_000);
});

const BY_GET = ['ListEventSub'];

function call(action: string, parameters: object, how: Partial<OfficialCall> = {}) {
  const method = BY_GET.includes(action) ? 'GET' : 'POST';
  const to = { endpoint: bed.server.liveEndpoint, version: '2016-11-01', method, ...how };
  return callOfficially(to, action, parameters);
}

async function allIds(): Promise<string[]> {
  const page = { AppId: 'app1', PageNo: 1, PageSize: 100 };
  const { body } = await call('ListRtcMPUTaskDetail', page);
  return (body.MPUTasks as { TaskId: string }[]).map(({ TaskId }) => TaskId);
}

const listed = async () => (await call('ListRtcMPUTaskDetail', TASK)).body.MPUTasks;

it('starts a task, tells its parameters, changes it and stops it', async () => {
  const started = await call('StartLiveMPUTask', START);
  expect(started).toMatchObject({ status: 200, body: { RequestId: expect.any(String) } });
  expect(await listed()).toEqual([{ ...START, TranscodeParams: LOOK }]);
  const solo = { ...LOOK, Layout: { UserPanes: [{ ...PANE, Width: '1', Height: '1', Y: '0' }] } };
  const update = { ...TASK, ChannelId: 'room1', TranscodeParams: JSON.stringify(solo) };
  expect((await call('UpdateLiveMPUTask', update)).status).toBe(200);
  expect(await listed()).toEqual([{ ...START, TranscodeParams: solo }]);
  expect((await call('StopLiveMPUTask', TASK)).status).toBe(200);
  expect(await listed()).toEqual([]);
});

it('starts no task in a channel that nobody is in', async () => {
  const nobody = { ...START, ChannelId: 'empty' };
  expect(await call('StartLiveMPUTask', nobody)).toMatchObject({
    status: 404,
    body: { Code: 'Channel.NotExist', HostId: 'live.aliyuncs.com' },
  });
});

it('says that a task already exists, until it has ended', async () => {
  await call('StartLiveMPUTask', START);
  const again = { ...START, StreamURL: 'rtmp://push.example.com/live/other' };
  expect(await call('StartLiveMPUTask', again)).toMatchObject({
    status: 400,
    body: { Code: 'InvalidParam' },
  });
  await call('StopLiveMPUTask', TASK);
  expect((await call('StartLiveMPUTask', again)).status).toBe(200);
});

it('keeps a StreamURL from two tasks at a time, and for 10 s after one', async () => {
  await call('StartLiveMPUTask', START);
  const second = { ...START, TaskId: 'room1-2' };
  expect((await call('StartLiveMPUTask', second)).body.Code).toBe('StreamURL.InUse');
  await call('StopLiveMPUTask', TASK);
  expect((await call('StartLiveMPUTask', second)).body.Code).toBe('StreamURL.CoolingDown');
  bed.clock.advance(10_000);
  expect((await call('StartLiveMPUTask', second)).status).toBe(200);
});

it('does not know a task that is not there', async () => {
  for (const action of ['StopLiveMPUTask', 'UpdateLiveMPUTask']) {
    expect((await call(action, START)).body.Code).toBe('Task.NotExist');
  }
});

/** Changes the structure and tells how it is answered. */
async function codeWith(change: (look: Record<string, unknown>) => object): Promise<unknown> {
  const TranscodeParams = JSON.stringify(change(structuredClone(LOOK)));
  const { body } = await call('StartLiveMPUTask', { ...START, TranscodeParams });
  return [body.Code, body.Message];
}

it.each([
  ['a number', 1280],
  ['words', 'wide'],
  ['a fraction', '1280.5'],
  ['too much', '1922'],
  ['null', null],
])('refuses a width that is %s', async (_, VideoWidth) => {
  const refused = await codeWith((look) => ({
    ...look,
    EncodeParams: { ...ENCODE, VideoWidth },
  }));
  expect(refused).toEqual(['InvalidParam', 'TranscodeParams.EncodeParams.VideoWidth is invalid.']);
});

it('refuses a structure that lacks a part, has an unknown one, or a pane of a stranger', async () => {
  const { VideoGop: _, ...withoutGop } = ENCODE;
  expect(await codeWith((look) => ({ ...look, EncodeParams: withoutGop }))).toEqual([
    'MissingParam',
    expect.stringContaining('TranscodeParams.EncodeParams.VideoGop'),
  ]);
  expect(await codeWith((look) => ({ ...look, Layouts: [] }))).toMatchObject({ 0: 'InvalidParam' });
  const bound = { ...PANE, UserInfo: { UserId: 'host' } };
  const pinned = { ...LOOK, Layout: { UserPanes: [bound] } };
  expect(await codeWith(() => pinned)).toMatchObject({ 0: 'InvalidParam' });
  expect(await codeWith(() => ({ ...pinned, UserInfos: [{ UserId: 'guest' }] }))).toMatchObject({
    0: 'InvalidParam',
  });
  expect(await codeWith(() => ({ ...pinned, UserInfos: [{ UserId: 'host' }] }))).toEqual([
    undefined,
    undefined,
  ]);
});

it('takes sound alone without a layout', async () => {
  const { AudioBitrate, AudioSampleRate, AudioChannels } = ENCODE;
  const EncodeParams = { AudioOnly: 'true', AudioBitrate, AudioSampleRate, AudioChannels };
  expect(await codeWith(() => ({ EncodeParams }))).toEqual([undefined, undefined]);
});

it.each([
  ['TaskId', 'x'.repeat(56), 'InvalidParam'],
  ['AppId', 'other', 'InvalidAppId'],
  ['StreamURL', 'http://push.example.com/live/a', 'InvalidParam'],
  ['MixMode', '2', 'InvalidParam'],
  ['MaxIdleTime', '9', 'InvalidParam'],
  ['Region', 'cn-shanghai', 'InvalidParam'],
  ['TranscodeParams', '{', 'InvalidParam'],
  ['TranscodeParams', '', 'MissingParam'],
  ['ChannelId', '', 'MissingParam'],
])('refuses %s that is "%s" with %s', async (name, value, code) => {
  const { status, body } = await call('StartLiveMPUTask', { ...START, [name]: value });
  expect([status, body.Code]).toEqual([400, code]);
});

// https://github.com/aliyun/openapi-core-nodejs-sdk/issues/55
it('takes no address that is longer than its gateway does, and answers a page', async () => {
  const url = `http://${bed.server.liveEndpoint}/?Action=StartLiveMPUTask&TranscodeParams=`;
  const post = (length: number) => fetch(url + 'x'.repeat(length), { method: 'POST' });
  expect((await post(7000)).status).toBe(400);
  const refused = await post(9000);
  expect([refused.status, refused.headers.get('content-type')]).toEqual([414, 'text/html']);
});

it('knows its own operations and its own version only', async () => {
  expect((await call('StartMPUTask', START)).body.Code).toBe('InvalidApi.NotFound');
  const wrong = await call('StartLiveMPUTask', START, { version: '2018-01-11' });
  expect(wrong).toMatchObject({ status: 404, body: { Code: 'InvalidApi.NotFound' } });
});

it.each([
  ['ListEventSub', 'POST'],
  ['CreateEventSub', 'GET'],
  ['UpdateEventSub', 'GET'],
  ['DescribeChannelUsers', 'GET'],
  ['RemoveTerminals', 'GET'],
])('refuses %s by %s, as it is documented for the other method only', async (action, method) => {
  const { status, body } = await call(action, { AppId: 'app1' }, { method });
  expect([status, body.Code]).toEqual([400, 'UnsupportedHTTPMethod']);
});

it('refuses callbacks of pushes that are to be signed without a key', async () => {
  const callbacks = { DomainName: 'push.example.com', NotifyUrl: 'https://example.com/live' };
  const signed = { ...callbacks, NotifyReqAuth: 'yes' };
  expect(await call('SetLiveStreamsNotifyUrlConfig', signed)).toMatchObject({
    status: 400,
    body: { Code: 'MissingParam', Message: expect.stringContaining('NotifyAuthKey') },
  });
});

// https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-updateeventsub
it.each([
  ['SetLiveStreamsNotifyUrlConfig', 15],
  ['UpdateEventSub', 50],
])('takes as many calls of %s in a second as are documented', async (action, most) => {
  const nowMs = bed.clock.now();
  const stopped = jest.spyOn(bed.clock, 'now').mockReturnValue(nowMs);
  const codes: unknown[] = [];
  while (codes.length <= most) codes.push((await call(action, { AppId: 'app1' })).body.Code);
  stopped.mockRestore();
  expect(codes.indexOf('Throttling.User')).toBe(most);
});

it('meets planned faults and is in the call log, without the signed part of the URL', async () => {
  bed.faults.add({ service: 'rtc', operation: 'StartLiveMPUTask', kind: 'apply-then-drop' });
  await expect(call('StartLiveMPUTask', START)).rejects.toThrow();
  expect(await listed()).toHaveLength(1);
  const logged = bed.log.list('rtc').findLast(({ operation }) => operation === 'StartLiveMPUTask');
  expect(logged).toMatchObject({
    status: 200,
    detail: {
      ...{ taskId: 'room1-1', stream: 'push.example.com/live/room1', panes: 2 },
      ignored: [
        'Region',
        ...['AudioBitrate', 'AudioChannels', 'AudioSampleRate', 'VideoGop'].map(
          (name) => `TranscodeParams.EncodeParams.${name}`,
        ),
      ],
    },
  });
  expect(JSON.stringify(bed.log.list())).not.toContain('auth_key');
});

it('tells who is in a channel and puts them out, which ends its tasks after MaxIdleTime', async () => {
  const channel = { AppId: 'app1', ChannelId: 'room1' };
  const { MaxIdleTime: _, ...withoutIdleTime } = START;
  await call('StartLiveMPUTask', { ...START, TaskId: 't1' });
  await call('StartLiveMPUTask', {
    ...withoutIdleTime,
    TaskId: 't2',
    StreamURL: 'rtmp://a/live/b',
  });
  expect((await call('DescribeChannelUsers', channel)).body).toMatchObject({
    IsChannelExists: true,
    InteractiveUserNumber: 1,
    InteractiveUserList: ['host'],
    LiveUserList: [],
  });
  const removed = await call('RemoveTerminals', { ...channel, TerminalIds: ['host', 'other'] });
  expect(removed.body.Terminals).toEqual([
    { Id: 'host', Code: 0, Message: 'Success' },
    { Id: 'other', Code: 1, Message: 'Failed' },
  ]);
  expect((await call('DescribeChannelUsers', channel)).body.IsChannelExists).toBe(false);
  const gone = await call('RemoveTerminals', { ...channel, TerminalIds: ['host'] });
  expect([gone.status, gone.body.Code]).toEqual([404, 'ResourceNotExist']);
  bed.clock.advance(100_000);
  await endOf('t2');
  expect(await allIds()).toEqual(['t1']);
  bed.clock.advance(20_000);
  await endOf('t1');
  expect(await allIds()).toEqual([]);
});

/** Waits until the service itself has ended a task: its mixer takes a moment to end. */
async function endOf(taskId: string): Promise<void> {
  const isEnded = () =>
    bed.log
      .list('rtc')
      .some(({ operation, detail }) => operation === 'TaskEnded' && detail?.taskId === taskId);
  while (!isEnded()) await sleep(20);
}

describe('a relay of a single stream', () => {
  beforeAll(async () => {
    await host?.close();
    const published = nextEvent(bed.server, 'publish');
    host = await publish(bed.server, joinToken('host'));
    await published;
  });

  const detail = async () =>
    (await call('ListRtcMPUTaskDetail', TASK)).body.MPUTasks as Record<string, unknown>[];

  test('is started, becomes a mix and a relay again, and is listed as it is', async () => {
    expect(await call('StartLiveMPUTask', RELAY)).toMatchObject({ status: 200 });
    expect(await detail()).toMatchObject([{ MixMode: '0', SingleSubParams: { UserId: 'host' } }]);
    const { Region, MaxIdleTime, ...mix } = START;
    expect(await call('UpdateLiveMPUTask', mix)).toMatchObject({ status: 200 });
    const [mixed] = await detail();
    expect(mixed).toMatchObject({ MixMode: '1', TranscodeParams: { EncodeParams: ENCODE } });
    expect(mixed).not.toHaveProperty('SingleSubParams');
    expect(await call('UpdateLiveMPUTask', RELAY)).toMatchObject({ status: 200 });
    expect(await detail()).toMatchObject([{ MixMode: '0' }]);
  });

  test.each([
    ['without SingleSubParams', { SingleSubParams: undefined }, 'MissingParam'],
    ['with TranscodeParams', { TranscodeParams: JSON.stringify(LOOK) }, 'InvalidParam'],
    ['of nobody', { SingleSubParams: '{}' }, 'MissingParam'],
    ['of sound alone', { SingleSubParams: '{"UserId":"host","StreamType":"1"}' }, 'InvalidParam'],
    ['of a mode that is none', { MixMode: '2' }, 'InvalidParam'],
  ])('is refused %s', async (_, change, Code) => {
    const answer = await call('StartLiveMPUTask', { ...RELAY, ...change });
    expect(answer).toMatchObject({ body: { Code } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await allIds()).toEqual([]);
  });
});
