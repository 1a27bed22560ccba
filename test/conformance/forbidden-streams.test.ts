/** Streams that are forbidden: by the official client, of streams that are pushed by RTMP. */
import { createHash } from 'node:crypto';
import { Credentials } from '../../local/account/credentials';
import { CallLog } from '../../local/call-log';
import { Clock } from '../../local/clock';
import { Faults } from '../../local/control/faults';
import { MAX_BLOCKED_STREAMS } from '../../local/live/blocklist';
import { RtmpClient } from '../../local/live/rtmp/rtmp-client-fixture';
import { type LiveServer, startLive } from '../../local/live/server';
import { type RtcServer, startRtc } from '../../local/rtc/server';
import { callOfficially } from './official-client';

const PUSH_KEY = 'push-key';
const STREAM = { AppName: 'live', StreamName: 'room-1', LiveStreamType: 'publisher' };
const STARTED = 'NetStream.Publish.Start';
const DENIED = 'NetStream.Publish.Denied';
const DAY_MS = 86_400_000;

let clock: Clock;
let live: LiveServer;
let rtc: RtcServer;

beforeEach(async () => {
  clock = new Clock();
  const shared = { clock, faults: new Faults(), log: new CallLog() };
  live = await startLive({
    ...{ ...shared, pushPort: 0, playPort: 0, snapshotPath: '' },
    ...{ pushKey: PUSH_KEY, playKey: 'play-key', validitySeconds: 0 },
  });
  const { blocklist, callbackRecords: records } = live;
  rtc = await startRtc({
    ...{ ...shared, port: 0, appId: 'app1', appKey: 'key', mixerPath: '' },
    credentials: new Credentials(clock, { accessKeyId: 'root', accessKeySecret: 'secret' }),
    pushDomain: {
      ...{ name: live.pushDomain, blocklist, records, cut: live.cutPublisher },
      notification: { get: live.receiver, set: live.notify },
    },
  });
});
afterEach(() => Promise.all([live.close(), rtc.close()]));

/** Answers the code of a refusal. */
async function call(action: string, parameters: object): Promise<string> {
  const to = { endpoint: rtc.liveEndpoint, version: '2016-11-01' };
  const named = { DomainName: live.pushDomain, ...parameters };
  const { status, body } = await callOfficially(to, action, named);
  return status === 200 ? 'OK' : body.Code;
}
const forbid = (changes: object = {}) => call('ForbidLiveStream', { ...STREAM, ...changes });
const resume = (changes: object = {}) => call('ResumeLiveStream', { ...STREAM, ...changes });

function publish(stream = 'room-1') {
  const timestamp = Math.floor(clock.now() / 1000) + 60;
  const hash = createHash('md5').update(`/live/${stream}-${timestamp}-0-0-${PUSH_KEY}`);
  const name = `${stream}?auth_key=${timestamp}-0-0-${hash.digest('hex')}`;
  return RtmpClient.open(live.pushDomain, 'live', 'publish', name);
}
const isTaken = async (stream?: string) => (await publish(stream)).status === STARTED;
const inUtc = (atMs: number) => new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z');

test('a forbidden stream is cut and refused until it is resumed, and no other is', async () => {
  const first = await publish();
  expect(first.status).toBe(STARTED);
  expect(await forbid()).toBe('OK');
  await first.client.closed;
  expect((await publish()).status).toBe(DENIED);
  expect(await isTaken('room-2')).toBe(true);
  expect(await resume()).toBe('OK');
  expect(await resume()).toBe('OK');
  expect(await isTaken()).toBe(true);
});

test('a stream that is forbidden already is not forbidden again, with whatever end', async () => {
  await forbid();
  expect(await forbid()).toBe('ConfigAlreadyExists');
  const later = inUtc(clock.now() + 61_000);
  expect(await forbid({ ResumeTime: later })).toBe('ConfigAlreadyExists');
  expect(await forbid({ Oneshot: 'yes' })).toBe('OK');
  expect(await isTaken()).toBe(false);
  await resume();
  expect(await forbid({ ResumeTime: later })).toBe('OK');
  clock.advance(62_000);
  expect(await forbid()).toBe('OK');
});

test('resuming in any app finds the stream', async () => {
  await forbid();
  expect(await resume({ AppName: 'other' })).toBe('OK');
  expect(await isTaken()).toBe(false);
  expect(await resume({ AppName: '*' })).toBe('OK');
  expect(await isTaken()).toBe(true);
});

test('one shot cuts the push and lets it come back', async () => {
  const first = await publish();
  expect(await forbid({ Oneshot: 'yes' })).toBe('OK');
  await first.client.closed;
  expect(await isTaken()).toBe(true);
});

test('a stream comes back at its ResumeTime, and after six months without one', async () => {
  await forbid({ ResumeTime: inUtc(clock.now() + 61_000) });
  await forbid({ StreamName: 'room-2' });
  clock.advance(59_000);
  expect(await isTaken()).toBe(false);
  clock.advance(3000);
  expect(await isTaken()).toBe(true);
  clock.advance(180 * DAY_MS);
  expect(await isTaken('room-2')).toBe(false);
  clock.advance(5 * DAY_MS);
  expect(await isTaken('room-2')).toBe(true);
});

test('a full list takes no other stream, but one that is cut once', async () => {
  await forbid();
  for (let each = 1; each < MAX_BLOCKED_STREAMS; each++)
    live.blocklist.add('live', `other-${each}`);
  expect(await forbid({ StreamName: 'room-2' })).toBe('QuotaExceeded.Blacklist');
  expect(await isTaken('room-2')).toBe(true);
  expect(await forbid({ StreamName: 'room-2', Oneshot: 'yes' })).toBe('OK');
});

test.each([
  [{ LiveStreamType: 'player' }, 'InvalidParam'],
  [{ LiveStreamType: undefined }, 'MissingParam'],
  [{ AppName: '*' }, 'InvalidParam'],
  [{ StreamName: '*' }, 'InvalidParam'],
  [{ StreamName: undefined }, 'MissingParam'],
  [{ Oneshot: 'true' }, 'InvalidParam'],
  [{ ResumeTime: '2100-01-01 00:00:00' }, 'InvalidResumeTime.Malformed'],
  [{ ResumeTime: '2100-01-01T00:00:00.000Z' }, 'InvalidResumeTime.Malformed'],
  [{ ResumeTime: '2100-01-01T08:00:00+08:00' }, 'InvalidResumeTime.Malformed'],
  [{ ResumeTime: '2020-01-01T00:00:00Z' }, 'InvalidResumeTime.Malformed'],
  [{ DomainName: 'other.example.com' }, 'InvalidDomain.NotFound'],
])('ForbidLiveStream refuses what is not documented (%#)', async (changes, code) => {
  expect(await forbid(changes)).toBe(code);
  expect(await isTaken()).toBe(true);
});

test.each([
  [{ LiveStreamType: 'player' }, 'InvalidParam'],
  [{ StreamName: '*' }, 'InvalidParam'],
  [{ AppName: undefined }, 'MissingParam'],
  [{ DomainName: 'other.example.com' }, 'InvalidDomain.NotFound'],
])('ResumeLiveStream refuses what is not documented (%#)', async (changes, code) => {
  await forbid();
  expect(await resume(changes)).toBe(code);
  expect(await isTaken()).toBe(false);
});
