/** The vendor's callbacks, as they may really come: forged, stale, twice, in any order, to a store that is down. */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';
import { untilIs } from './until';

interface CallbackKeys {
  callbackSecret: string;
  rtcCallbackKey: string;
  liveCallbackKey: string;
}

let cloud: LocalCloud;
let keys: CallbackKeys;
let messages = 0;
/** How far the clock of the cloud is ahead. */
let aheadMs = 0;

const nowSeconds = () => Math.floor((Date.now() + aheadMs) / 1000);

beforeAll(async () => {
  cloud = await borrowCloud();
  aheadMs = (await cloud.now()) - Date.now();
  keys = JSON.parse(readFileSync(join(cloud.statePath, 'keys.json'), 'utf8'));
});
afterAll(() => giveBack(cloud));

async function newRoom(roomId: string): Promise<void> {
  await cloud.api('POST', '/create-room', { body: { roomId, autoStart: true } });
}

/** The tasks that were started for a room, by the RTC service's log. */
async function startedTasks(roomId: string): Promise<number> {
  const calls = await cloud.calls('rtc');
  return calls.filter((c) => c.operation === 'StartMPUTask' && c.detail?.channelId === roomId)
    .length;
}

async function mixState(roomId: string): Promise<string | undefined> {
  return (await cloud.api('GET', `/get-room/${roomId}`)).body.mix?.state;
}

/** Waits until a room's mix is seen in a state; the timer may change it again at any moment. */
async function becomes(roomId: string, state: string): Promise<void> {
  await untilIs(() => mixState(roomId), state);
}

function userEvent(tag: string, session = 's1', secondsAgo = 0): object {
  const Timestamp = nowSeconds() - secondsAgo;
  const UserEvent = { UserId: 'host', EventTag: tag, SessionId: session, Timestamp, Role: 1 };
  return { Event: 'UserEvent', UserEvent };
}

function rtcBody(roomId: string, contents: object[]): string {
  const MsgId = `message-${++messages}`;
  const MsgTimestamp = nowSeconds();
  return JSON.stringify({ MsgId, MsgTimestamp, AppId: 'a', ChannelId: roomId, Contents: contents });
}

async function sendRtc(
  body: string,
  options: { key?: string; secret?: string; ageSeconds?: number; signed?: boolean } = {},
): Promise<number> {
  const { key = keys.rtcCallbackKey, secret = keys.callbackSecret, ageSeconds = 0 } = options;
  const timestamp = String(nowSeconds() - ageSeconds);
  const signature = createHmac('sha256', key).update(body).update(timestamp).digest('hex');
  const response = await cloud.fetch(`/rtc-callback/${secret}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(options.signed !== false && {
        'Ali-Rtc-Timestamp': timestamp,
        'Ali-Rtc-Signature': signature,
      }),
    },
    body,
  });
  return response.status;
}

async function sendLive(
  event: { stream: string; action: string },
  options: { key?: string; ageSeconds?: number } = {},
): Promise<number> {
  const { key = keys.liveCallbackKey, ageSeconds = 0 } = options;
  const { pushDomain } = cloud.description.live;
  const timestamp = nowSeconds() - ageSeconds;
  const signature = createHash('md5').update(`${pushDomain}|${timestamp}|${key}`).digest('hex');
  const time = String(timestamp + ++messages);
  const query = new URLSearchParams({
    action: event.action,
    id: event.stream,
    app: pushDomain,
    appname: 'live',
    time,
  });
  const path = `/live-callback/${keys.callbackSecret}?${query}`;
  const headers = { 'ALI-LIVE-TIMESTAMP': String(timestamp), 'ALI-LIVE-SIGNATURE': signature };
  return (await cloud.fetch(path, { headers })).status;
}

test.each([
  ['with a wrong secret in the address', { secret: 'x'.repeat(64) }],
  ['signed with another key', { key: 'forged' }],
  ['without a signature', { signed: false }],
  ['that is stale', { ageSeconds: 3600 }],
])('a message %s is a 401 and does nothing', async (_, options) => {
  const roomId = `refused-${++messages}`;
  await newRoom(roomId);
  expect(await sendRtc(rtcBody(roomId, [userEvent('Publish')]), options)).toBe(401);
  expect(await mixState(roomId)).toBe('idle');
});

test('the same message six times starts one task', async () => {
  await newRoom('six');
  const body = rtcBody('six', [userEvent('Join'), userEvent('Publish')]);
  const statuses = await Promise.all(Array.from({ length: 6 }, () => sendRtc(body)));
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await mixState('six')).toBe('live');
  expect(await startedTasks('six')).toBe(1);
});

test('events in any order lead to the same end', async () => {
  const story = [
    userEvent('Join', 'first', 30),
    userEvent('Publish', 'first', 29),
    userEvent('Leave', 'first', 20),
    userEvent('Join', 'second', 20),
  ];
  const orders = [story, [...story].reverse(), [2, 0, 3, 1].map((i) => story[i] ?? {})];
  for (const [i, order] of orders.entries()) {
    const roomId = `order-${i}`;
    await newRoom(roomId);
    for (const event of order) await sendRtc(rtcBody(roomId, [event]));
    // The host is there, but has not published since: nothing starts when the agenda is run anew.
    await cloud.api('POST', `/stop-mix/${roomId}`);
  }
  await cloud.advance(61_000);
  const states = await Promise.all(orders.map((_, i) => mixState(`order-${i}`)));
  expect(states).toEqual(['idle', 'idle', 'idle']);
});

test('keys in another case and a batch of events are understood', async () => {
  await newRoom('cased');
  const body = rtcBody('cased', [userEvent('Join'), userEvent('Publish')])
    .replace('ChannelId', 'ChannelID')
    .replace('EventTag', 'eventTag')
    .replace('MsgId', 'MsgID');
  expect(await sendRtc(body)).toBe(200);
  expect(await mixState('cased')).toBe('live');
});

test('a message of a hundred events is taken, however long the ids are', async () => {
  await newRoom('mass');
  const events = Array.from({ length: 100 }, (_, index) => {
    const { UserEvent, ...event } = userEvent('Leave') as { UserEvent: object };
    const UserId = String(index).padStart(64, 'u');
    const SessionId = String(index).padStart(64, 's');
    return { ...event, UserEvent: { ...UserEvent, UserId, SessionId, CallId: 'c'.repeat(36) } };
  });
  expect(await sendRtc(rtcBody('mass', events))).toBe(200);
});

test.each(['', 'not json', '[]', '{}', '{"ChannelId":5}'])('the body %j is a 400', async (body) => {
  expect(await sendRtc(body)).toBe(400);
});

test('an event of a channel that is not ours is taken and does nothing', async () => {
  expect(await sendRtc(rtcBody('not_ours', [userEvent('Publish')]))).toBe(200);
  expect(await sendRtc(rtcBody('unknown', [userEvent('Publish')]))).toBe(200);
});

test('while the store is down the sender is asked to send again, and then nothing is lost', async () => {
  await newRoom('down');
  const body = rtcBody('down', [userEvent('Join'), userEvent('Publish')]);
  const down = { service: 'tablestore', kind: 'fail' as const, status: 503, code: 'OTSServerBusy' };
  // The timer's reads meet it, too.
  await cloud.fault({ ...down, times: 10_000 });
  expect(await sendRtc(body)).toBe(503);
  await cloud.clearFaults();
  expect(await sendRtc(body)).toBe(200);
  expect(await mixState('down')).toBe('live');
});

test('an event whose reconciling fails is made good by the agenda', async () => {
  await newRoom('later');
  // The timer may run at any moment, so every start fails until the room was seen without a mix.
  await cloud.fault({
    service: 'rtc',
    operation: 'StartMPUTask',
    kind: 'fail',
    status: 400,
    code: 'Throttling.User',
    times: 1000,
  });
  expect(await sendRtc(rtcBody('later', [userEvent('Join'), userEvent('Publish')]))).toBe(200);
  await becomes('later', 'idle').finally(() => cloud.clearFaults());
  await cloud.advance(61_000);
  await becomes('later', 'live');
});

test('the end of a push makes the room ask what became of its task', async () => {
  await cloud.api('POST', '/create-room', { body: { roomId: 'pushed' } });
  await cloud.api('POST', '/start-mix/pushed', { body: {} });
  const asked = async () =>
    (await cloud.calls('rtc')).filter(
      (c) => c.operation === 'GetMPUTaskStatus' && c.detail?.taskId === 'pushed-1',
    ).length;
  expect(await sendLive({ stream: 'pushed', action: 'publish_done' }, { key: 'forged' })).toBe(401);
  expect(await sendLive({ stream: 'pushed', action: 'publish_done' }, { ageSeconds: 3600 })).toBe(
    401,
  );
  expect(await asked()).toBe(0);
  expect(await sendLive({ stream: 'pushed', action: 'publish_done' })).toBe(200);
  expect(await asked()).toBe(1);
  expect(await mixState('pushed')).toBe('live');
});
