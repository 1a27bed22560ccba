import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallLog } from '../call-log';
import { CallbackReceiver, StoppedClock } from '../callbacks/callback-receiver-fixture';
import { Faults } from '../control/faults';
import { LiveCallbacks } from './callbacks';
import { RtmpClient } from './rtmp/rtmp-client-fixture';
import { startLive } from './server';
import { ANNOUNCE_AFTER_MS, type StreamEvent } from './streams';

const NOW_MS = 1_519_375_990_500;
const PUSH_DOMAIN = 'learn.aliyundoc.com';
const STREAM: StreamEvent = {
  app: 'liveApp',
  stream: 'world',
  atMs: NOW_MS - 2_000,
  ip: '10.0.0.1',
  args: 'a=1&b=2',
  width: 1280,
  height: 720,
};

let receiver: CallbackReceiver;
let callbacks: LiveCallbacks;
let events: EventEmitter;
let clock: StoppedClock;
let faults: Faults;
let log: CallLog;

beforeEach(async () => {
  receiver = await CallbackReceiver.start();
  clock = new StoppedClock(NOW_MS);
  events = new EventEmitter();
  faults = new Faults();
  log = new CallLog();
  const pace = { retryDelaysMs: [1, 1, 1, 1, 1] };
  callbacks = new LiveCallbacks({ pushDomain: PUSH_DOMAIN, events, clock, faults, log, pace });
});

afterEach(async () => {
  callbacks.close();
  await receiver.close();
});

it('tells of a push by GET, with the documented query', async () => {
  callbacks.notify({ url: receiver.url });
  events.emit('publish', STREAM);
  const [request] = await receiver.until(1);
  expect(request).toMatchObject({ method: 'GET', path: '/callback', body: '' });
  expect(String(request?.query)).toBe(
    'action=publish&ip=10.0.0.1&id=world&app=learn.aliyundoc.com&appname=liveApp&time=1519375988' +
      '&usrargs=a%3D1%26b%3D2&node=learn.aliyundoc.com&height=720&width=1280',
  );
  expect(Object.keys(request?.headers ?? {}).filter((name) => /ali-live/.test(name))).toEqual([]);
});

it('tells the end of a push without its size', async () => {
  callbacks.notify({ url: receiver.url });
  events.emit('unpublish', STREAM);
  const [request] = await receiver.until(1);
  expect(request?.query.get('action')).toBe('publish_done');
  expect(request?.query.has('width')).toBe(false);
});

/** https://help.aliyun.com/document_detail/417349.html names the values of the first signature. */
it('signs the push domain and a timestamp, anew for each attempt', async () => {
  callbacks.notify({ url: receiver.url, key: 'yourkey' });
  receiver.answers = ['cut'];
  events.emit('publish', STREAM);
  await receiver.until(1);
  clock.advance(1_000);
  const [first, second] = await receiver.until(2);
  expect(first?.headers).toMatchObject({
    'ali-live-timestamp': '1519375990',
    'ali-live-signature': '9e226fc2c250be266e3657e156f68c12',
  });
  const timestamp = second?.headers['ali-live-timestamp'];
  const signature = createHash('md5').update(`learn.aliyundoc.com|${timestamp}|yourkey`);
  expect(second?.headers['ali-live-signature']).toBe(signature.digest('hex'));
});

it('takes any status for an answer', async () => {
  callbacks.notify({ url: receiver.url });
  receiver.answers = [503];
  events.emit('publish', STREAM);
  while (log.list().length < 1) await sleep(5);
  events.emit('unpublish', STREAM);
  await receiver.until(2);
  const actions = receiver.received.map(({ query }) => query.get('action'));
  expect(actions).toEqual(['publish', 'publish_done']);
});

it('gives up after five retries', async () => {
  callbacks.notify({ url: receiver.url });
  receiver.answers = Array(6).fill('cut');
  events.emit('publish', STREAM);
  await receiver.until(6);
  events.emit('unpublish', STREAM);
  await receiver.until(7);
  const actions = receiver.received.map(({ query }) => query.get('action'));
  expect(actions).toEqual([...Array(6).fill('publish'), 'publish_done']);
});

it('meets faults by the action, and logs each attempt without the address', async () => {
  faults.add({ service: 'live-callback', operation: 'publish', kind: 'drop' });
  callbacks.notify({ url: `${receiver.url}/secret`, key: 'yourkey' });
  events.emit('publish', STREAM);
  events.emit('unpublish', STREAM);
  await receiver.until(1);
  while (log.list().length < 2) await sleep(5);
  expect(log.list()).toMatchObject([
    { service: 'live-callback', operation: 'publish', detail: { stream: 'world', fault: 'drop' } },
    { operation: 'publish_done', status: 200, detail: { stream: 'world', attempt: 1 } },
  ]);
  expect(JSON.stringify(log.list())).not.toMatch(/secret|yourkey/);
});

it('tells nobody until somebody is named, and then the last who was', async () => {
  events.emit('publish', STREAM);
  callbacks.notify({ url: `${receiver.url}/first` });
  callbacks.notify({ url: `${receiver.url}/second` });
  events.emit('unpublish', STREAM);
  const [request] = await receiver.until(1);
  expect(request?.path).toBe('/callback/second');
});

it('tells of a real push at the server, from its announcement to its end', async () => {
  const keys = { pushKey: 'push-key', playKey: 'play-key', validitySeconds: 0 };
  const live = await startLive({
    pushPort: 0,
    playPort: 0,
    snapshotPath: '',
    ...keys,
    clock,
    faults,
    log,
  });
  live.notify({ url: receiver.url });
  const timestamp = Math.floor(NOW_MS / 1000) + 60;
  const hash = createHash('md5').update(`/live/room-1-${timestamp}-0-0-push-key`).digest('hex');
  const query = `user=host&auth_key=${timestamp}-0-0-${hash}`;
  await RtmpClient.open(live.pushDomain, 'live', 'publish', `room-1?${query}`);
  clock.advance(ANNOUNCE_AFTER_MS);
  await receiver.until(1);
  live.cutPublisher('live', 'room-1');
  const queries = (await receiver.until(2)).map(({ query }) => Object.fromEntries(query));
  const { pushDomain: app } = live;
  const push = { id: 'room-1', app, appname: 'live', ip: '127.0.0.1', node: '127.0.0.1' };
  expect(queries).toMatchObject([
    { ...push, action: 'publish', usrargs: query },
    { ...push, action: 'publish_done', usrargs: query },
  ]);
  await live.close();
});
