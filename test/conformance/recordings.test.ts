/**
 * Recordings of the live service: set up and commanded by the official client, of a stream that
 * FFmpeg's libraries push, told to a receiver, and played by FFmpeg's libraries.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Credentials } from '../../local/account/credentials';
import { CallLog } from '../../local/call-log';
import { Clock } from '../../local/clock';
import { Faults } from '../../local/control/faults';
import { type LiveServer, startLive } from '../../local/live/server';
import { Objects } from '../../local/oss/objects';
import { type RtcServer, startRtc } from '../../local/rtc/server';
import { runLibav } from './libav-process';
import { callOfficially } from './official-client';

const PUSH_KEY = 'push-key';
const CALLBACK_KEY = 'callbackKey0123456';
const PREFIX = 'record/{AppName}/{StreamName}/{EscapedStartTime}_{EscapedEndTime}_{Sequence}';
const TEMPLATE = {
  AppName: 'live',
  StreamName: '*',
  OssBucket: 'replays',
  OssEndpoint: 'oss-cn-hangzhou.aliyuncs.com',
  OnDemand: 7,
  DelayTime: 15,
  RecordFormat: [{ Format: 'mp4', CycleDuration: 21600, OssObjectPrefix: PREFIX }],
};

interface Told {
  headers: Record<string, unknown>;
  body: Record<string, unknown>;
}

const clock = new Clock();
const log = new CallLog();
const faults = new Faults();
let folder: string;
let objects: Objects;
let live: LiveServer;
let rtc: RtcServer;
let receiver: Server;
let told: Told[];
let domain: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-recordings-'));
  told = [];
  receiver = createServer((request, response) => {
    let text = '';
    request.on('data', (bytes) => {
      text += bytes;
    });
    request.on('end', () => {
      told.push({ headers: request.headers, body: JSON.parse(text) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  await start();
});
afterEach(async () => {
  await stop();
  receiver.close();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<void> {
  objects = new Objects(join(folder, 'objects'));
  const shared = { clock, faults, log };
  live = await startLive({
    ...{ ...shared, pushPort: 0, playPort: 0, snapshotPath: '' },
    ...{ pushKey: PUSH_KEY, playKey: 'play-key', validitySeconds: 0 },
    recorded: { path: join(folder, 'running'), objects },
  });
  domain = live.playDomain;
  const { recordings } = live;
  rtc = await startRtc({
    ...{ ...shared, port: 0, appId: 'app1', appKey: 'key', mixerPath: '' },
    credentials: new Credentials(clock, { accessKeyId: 'root', accessKeySecret: 'secret' }),
    ...(recordings && { recordedDomain: { name: domain, recordings } }),
  });
}

async function stop(): Promise<void> {
  await Promise.all([live.close(), rtc.close()]);
}

async function call(action: string, parameters: object) {
  const to = { endpoint: rtc.liveEndpoint, version: '2016-11-01' };
  const named = { DomainName: domain, ...parameters };
  const { status, body } = await callOfficially(to, action, named);
  return status === 200 ? { code: 'OK', body } : { code: body.Code, body: {} };
}

const command = async (Command: string, StreamName: string) =>
  (await call('RealTimeRecordCommand', { Command, AppName: 'live', StreamName })).code;

async function until<T>(find: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Begins to publish; resolves once the stream is there. */
async function publish(stream: string) {
  const timestamp = Math.floor(clock.now() / 1000) + 60;
  const path = `/live/${stream}`;
  const hash = createHash('md5').update(`${path}-${timestamp}-0-0-${PUSH_KEY}`).digest('hex');
  const url = `rtmp://${live.pushDomain}${path}?auth_key=${timestamp}-0-0-${hash}`;
  const aborter = new AbortController();
  const task = { do: 'publish', url, speed: 1, hasVideo: true } as const;
  const ended = runLibav(task, aborter.signal).catch(() => undefined);
  await until(() => live.streams().some((each) => each.stream === stream && each.width));
  return async () => {
    aborter.abort();
    await ended;
  };
}

function running(): { name: string; bytes: number }[] {
  return new Objects(join(folder, 'running'))
    .list()
    .filter(({ key }) => key.endsWith('.mp4'))
    .map(({ key, bytes }) => ({ name: key, bytes }));
}

const play = (path: string) => runLibav({ do: 'play', url: path });

const file = (message: Told | undefined) => message?.body as { uri: string; duration: number };

/** Once the file holds some seconds. */
const recorded = (bytes: number) => until(() => running().some((each) => each.bytes > bytes));

function setUp(notify: object = {}) {
  const { port } = receiver.address() as AddressInfo;
  const NotifyUrl = `http://127.0.0.1:${port}/record`;
  return Promise.all([
    call('AddLiveAppRecordConfig', TEMPLATE),
    call('AddLiveRecordNotifyConfig', { NotifyUrl, ...notify }),
  ]);
}

test('a stream is recorded from the command to start to the one to stop', async () => {
  await setUp({ NeedStatusNotify: true, NotifyReqAuth: true, NotifyAuthKey: CALLBACK_KEY });
  const end = await publish('room-1');
  expect(await command('start', 'room-1')).toBe('OK');
  expect(await command('start', 'room-1')).toBe('TaskAlreadyStarted');
  await recorded(60_000);
  expect(await command('stop', 'room-1')).toBe('OK');
  expect(objects.list()).toEqual([]);
  expect(await command('cancel_delay', 'room-1')).toBe('OK');
  const message = await until(() => told.find(({ body }) => 'uri' in body));
  expect(told.map(({ body }) => body.event)).toEqual([
    'record_started',
    'record_paused',
    undefined,
  ]);
  const { uri, duration, ...rest } = file(message);
  expect(uri).toMatch(/^record\/live\/room-1\/[\d:-]{19}_[\d:-]{19}_0\.mp4$/);
  expect(rest).toMatchObject({ domain, app: 'live', stream: 'room-1' });
  const timestamp = message.headers['ali-live-timestamp'];
  const signature = createHash('md5')
    .update(`127.0.0.1|${timestamp}|${CALLBACK_KEY}`)
    .digest('hex');
  expect(message.headers['ali-live-signature']).toBe(signature);
  const { tracks } = await play(objects.fileOf(uri));
  expect(tracks.h264).toMatchObject({ width: 320, height: 180, isMonotone: true });
  expect(tracks.h264?.decodedFrames).toBe(tracks.h264?.packets);
  expect(tracks.aac?.decodedFrames).toBe(tracks.aac?.packets);
  expect(Math.abs((tracks.h264?.lastSeconds ?? 0) - duration)).toBeLessThan(0.2);
  expect(Math.abs((tracks.aac?.lastSeconds ?? 0) - duration)).toBeLessThan(0.2);
  expect(running()).toEqual([]);
  await end();
});

test('a recording ends with its stream, its file comes after the delay, and it does not go on', async () => {
  await setUp();
  const end = await publish('room-1');
  await command('start', 'room-1');
  await recorded(20_000);
  await end();
  await until(() => live.streams().length === 0);
  expect(await command('stop', 'room-1')).toBe('StreamNotFound');
  clock.advance(14_000);
  expect(objects.list()).toEqual([]);
  clock.advance(1000);
  await until(() => told.length > 0);
  expect(objects.list()).toHaveLength(1);
  const endAgain = await publish('room-1');
  expect(live.recordings?.running()).toEqual([]);
  expect(await command('stop', 'room-1')).toBe('TaskNotStarted');
  await endAgain();
});

test('what was recorded until a kill is a file after the next start', async () => {
  await setUp();
  const end = await publish('room-1');
  await command('start', 'room-1');
  await recorded(40_000);
  // As a kill leaves it: in the middle of the recording, and here of a box as well.
  const [movie] = running();
  cpSync(join(folder, 'running'), join(folder, 'left'), { recursive: true });
  const cut = join(folder, 'left', movie?.name ?? '');
  truncateSync(cut, statSync(cut).size - 5);
  await end();
  await stop();
  for (const name of ['running', 'objects']) rmSync(join(folder, name), { recursive: true });
  renameSync(join(folder, 'left'), join(folder, 'running'));
  await start();
  await live.recordings?.recover();
  const [object] = objects.list();
  const { tracks } = await play(objects.fileOf(object?.key ?? ''));
  expect(tracks.h264?.decodedFrames).toBeGreaterThan(10);
  expect(running()).toEqual([]);
});

test('a template holds for streams that begin after it', async () => {
  const end = await publish('room-1');
  clock.advance(1);
  await setUp();
  expect(await command('start', 'room-1')).toBe('CodeConfigNotFound');
  expect(await command('start', 'room-2')).toBe('StreamNotFound');
  await end();
});

test('templates and addresses are told as they were set, and refused twice', async () => {
  const [added, notified] = await setUp({ NotifyReqAuth: true, NotifyAuthKey: CALLBACK_KEY });
  expect([added?.code, notified?.code]).toEqual(['OK', 'OK']);
  expect((await call('AddLiveAppRecordConfig', TEMPLATE)).code).toBe('ConfigAlreadyExists');
  const { body } = await call('DescribeLiveRecordConfig', {});
  expect(body).toMatchObject({
    TotalNum: 1,
    LiveAppRecordList: { LiveAppRecord: [{ AppName: 'live', OnDemond: 7, OssBucket: 'replays' }] },
  });
  const notify = await call('DescribeLiveRecordNotifyConfig', {});
  expect(notify.body).toMatchObject({
    LiveRecordNotifyConfig: { NotifyReqAuth: true, NotifyAuthKey: CALLBACK_KEY },
  });
  const other = { NotifyUrl: 'https://example.com/record' };
  expect((await call('AddLiveRecordNotifyConfig', other)).code).toBe('ConfigAlreadyExists');
  expect((await call('UpdateLiveRecordNotifyConfig', other)).code).toBe('OK');
  expect((await call('DeleteLiveRecordNotifyConfig', {})).code).toBe('OK');
  expect((await call('DescribeLiveRecordNotifyConfig', {})).code).toBe('InvalidConfig.NotFound');
  expect((await call('DeleteLiveAppRecordConfig', TEMPLATE)).code).toBe('OK');
  expect((await call('DeleteLiveAppRecordConfig', TEMPLATE)).code).toBe('InvalidConfig.NotFound');
});

test.each([
  ['AddLiveAppRecordConfig', { ...TEMPLATE, OssBucket: '' }, 'MissingParam'],
  ['AddLiveAppRecordConfig', { ...TEMPLATE, OnDemand: 1 }, 'InvalidParam'],
  ['AddLiveAppRecordConfig', { ...TEMPLATE, DelayTime: 14 }, 'InvalidParam'],
  ['AddLiveAppRecordConfig', { ...TEMPLATE, DelayTime: 21_601 }, 'InvalidParam'],
  ['AddLiveAppRecordConfig', { ...TEMPLATE, RecordFormat: [{ Format: 'flv' }] }, 'InvalidParam'],
  [
    'AddLiveAppRecordConfig',
    { ...TEMPLATE, RecordFormat: [{ Format: 'mp4', OssObjectPrefix: 'a/{StreamName}' }] },
    'InvalidParam',
  ],
  ['AddLiveAppRecordConfig', { ...TEMPLATE, DomainName: 'other.com' }, 'InvalidDomain.NotFound'],
  ['AddLiveRecordNotifyConfig', { NotifyUrl: 'ftp://example.com' }, 'InvalidNotifyUrl.Malformed'],
  ['AddLiveRecordNotifyConfig', {}, 'MissingParam'],
  [
    'AddLiveRecordNotifyConfig',
    { NotifyUrl: 'https://example.com', NotifyReqAuth: true },
    'MissingParam',
  ],
  [
    'AddLiveRecordNotifyConfig',
    { NotifyUrl: 'https://example.com', NotifyReqAuth: true, NotifyAuthKey: 'short' },
    'InvalidParam',
  ],
  [
    'RealTimeRecordCommand',
    { Command: 'pause', AppName: 'live', StreamName: 'room-1' },
    'InvalidParam',
  ],
  ['RealTimeRecordCommand', { Command: 'start', AppName: 'live', StreamName: '*' }, 'InvalidParam'],
  ['RealTimeRecordCommand', { Command: 'start', AppName: 'live' }, 'MissingParam'],
])('%s refuses what is not documented (%#)', async (action, parameters, code) => {
  expect((await call(action, parameters)).code).toBe(code);
});
