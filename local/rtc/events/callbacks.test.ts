import { createHmac } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallLog } from '../../call-log';
import { CallbackReceiver, StoppedClock } from '../../callbacks/callback-receiver-fixture';
import { Faults } from '../../control/faults';
import type { ChannelEvents } from '../channels';
import { joinToken, nextEvent, publish, startTestBed } from '../test-bed';
import { signatureHeaders } from './callback-signature';
import { RtcCallbacks } from './callbacks';
import type { EventFilter } from './event-subscriptions';

const NOW_MS = 1_697_545_591_047;
const EVERYTHING: EventFilter['events'] = ['ChannelEvent', 'UserEvent'];

let receiver: CallbackReceiver;
let callbacks: RtcCallbacks;
let events: EventEmitter<ChannelEvents>;
let clock: StoppedClock;
let faults: Faults;
let log: CallLog;

beforeEach(async () => {
  receiver = await CallbackReceiver.start();
  clock = new StoppedClock(NOW_MS);
  events = new EventEmitter();
  faults = new Faults();
  log = new CallLog();
  callbacks = new RtcCallbacks({ appId: 'app1', events, clock, faults, log });
});

afterEach(async () => {
  callbacks.close();
  await receiver.close();
});

function member(userId: string, channelId = 'room1') {
  const media = { video: true, audio: true };
  const atMs = clock.now();
  return { channelId, userId, sessionId: `session-${userId}`, media, isPublishing: false, atMs };
}

/** What the bodies say happened, one list for each message. */
function told(): string[][] {
  return receiver.received.map(({ body }) =>
    JSON.parse(body).Contents.map(
      (content: Record<string, { EventTag: string; UserId?: string }>) => {
        const { EventTag, UserId } = content.UserEvent ?? content.ChannelEvent ?? { EventTag: '' };
        return [EventTag, UserId].filter(Boolean).join(' ');
      },
    ),
  );
}

it('sends the body that is documented, byte for byte', async () => {
  const subscribeId = callbacks.subscriptions.create({ url: receiver.url, events: EVERYTHING });
  events.emit('leave', { ...member('linux_test'), reason: 'left' });
  events.emit('close', { channelId: 'room1', atMs: NOW_MS });
  const [message] = await receiver.until(1);
  const id = /^\{"MsgId":"([0-9a-f]{32})"/.exec(message?.body ?? '')?.[1];
  expect(message?.body).toBe(
    `{"MsgId":"${id}","MsgTimestamp":1697545591,"SubscribeId":"${subscribeId}","AppId":"app1",` +
      '"ChannelId":"room1","Contents":[{"Event":"UserEvent","UserEvent":{"UserId":"linux_test",' +
      '"EventTag":"Leave","SessionId":"session-linux_test","Timestamp":1697545591,' +
      '"ChannelProfile":"interactive_live","US":1697545591047000,"Reason":1,"Role":1,' +
      '"TerminalType":6,"UserType":2}},{"Event":"ChannelEvent","ChannelEvent":' +
      '{"EventTag":"Close","Timestamp":1697545591}}]}',
  );
  expect(message).toMatchObject({ method: 'POST', path: '/callback' });
  expect(message?.headers['content-type']).toBe('application/x-www-form-urlencoded');
});

it('signs the raw body and a timestamp, anew for each copy', async () => {
  const key = '0123456789abcdef0123456789abcdef';
  callbacks.subscriptions.create({ url: receiver.url, events: EVERYTHING, key });
  faults.add({ service: 'rtc-callback', kind: 'duplicate' });
  events.emit('open', { channelId: 'room1', atMs: NOW_MS });
  await receiver.until(2);
  for (const { body, headers } of receiver.received) {
    const timestamp = String(headers['ali-rtc-timestamp']);
    const expected = createHmac('sha256', key).update(Buffer.from(body + timestamp));
    expect(headers['ali-rtc-signature']).toBe(expected.digest('hex'));
  }
  const [first, second] = receiver.received;
  expect(first?.headers['ali-rtc-timestamp']).toBe('1697545591');
  expect(second?.body).toBe(first?.body);
});

/** The values come from public code that verifies the callbacks of the newer product line. */
it('signs by the formula of the newer product line', () => {
  const body =
    '{"eventId":"e1","eventType":"101","notifyTime":1701056041128,"eventData":{"appId":"a2hz1234"}}';
  expect(signatureHeaders({ body, key: 'cbsecret', timestampSeconds: 1718877424 })).toEqual({
    'Ali-Rtc-Timestamp': '1718877424',
    'Ali-Rtc-Signature': '23a7e67470d8f5ea7027cd257796bf3f99e9fe47a6e8f7fdfdca1d382fa190ae',
  });
});

it('sends no signature where there is no key', async () => {
  callbacks.subscriptions.create({ url: receiver.url, events: EVERYTHING });
  events.emit('open', { channelId: 'room1', atMs: NOW_MS });
  const [message] = await receiver.until(1);
  expect(Object.keys(message?.headers ?? {}).filter((name) => /ali-rtc/.test(name))).toEqual([]);
});

it('tells what happens in one channel at a time in one message, in order', async () => {
  callbacks.subscriptions.create({ url: receiver.url, events: EVERYTHING });
  events.emit('open', { channelId: 'room1', atMs: NOW_MS });
  events.emit('join', member('host'));
  events.emit('join', member('host', 'room2'));
  events.emit('publish', member('host'));
  await receiver.until(2);
  expect(told().sort()).toEqual([['Join host'], ['Open', 'Join host', 'Publish host']]);
  while (log.list().length < 2) await sleep(5);
  const calls = log.list('rtc-callback');
  expect(calls.map(({ operation }) => operation).sort()).toEqual(['Join', 'Open']);
  expect(JSON.stringify(calls)).not.toContain(receiver.url);
});

it('says why a member left, as the service numbers the reasons', async () => {
  callbacks.subscriptions.create({ url: receiver.url, events: EVERYTHING });
  const reasons = ['left', 'silent', 'disconnected', 'replaced', 'removed', 'shutdown'] as const;
  for (const reason of reasons) events.emit('leave', { ...member('host'), reason });
  const [message] = await receiver.until(1);
  const contents: { UserEvent: { Reason: number } }[] = JSON.parse(message?.body ?? '').Contents;
  expect(contents.map(({ UserEvent }) => UserEvent.Reason)).toEqual([1, 4, 4, 5, 6, 7]);
});

it.each([503, 'cut'] as const)(
  'sends a message once, whatever comes of it (%s)',
  async (answer) => {
    callbacks.subscriptions.create({ url: receiver.url, events: EVERYTHING });
    receiver.answers = [answer];
    events.emit('open', { channelId: 'room1', atMs: NOW_MS });
    while (log.list().length < 1) await sleep(5);
    events.emit('close', { channelId: 'room1', atMs: NOW_MS });
    await receiver.until(2);
    expect(told()).toEqual([['Open'], ['Close']]);
  },
);

it('meets faults by the tag of a message’s first event', async () => {
  faults.add({ service: 'rtc-callback', operation: 'Publish', kind: 'drop' });
  faults.add({ service: 'rtc-callback', operation: 'Leave', kind: 'duplicate' });
  callbacks.subscriptions.create({ url: receiver.url, events: EVERYTHING });
  events.emit('publish', member('host', 'room1'));
  events.emit('leave', { ...member('host', 'room2'), reason: 'left' });
  await receiver.until(2);
  expect(told()).toEqual([['Leave host'], ['Leave host']]);
  const ids = receiver.received.map(({ body }) => JSON.parse(body).MsgId);
  expect(new Set(ids).size).toBe(1);
});

it('tells each subscriber only what it asked for', async () => {
  const filters: Record<string, Partial<EventFilter>> = {
    channelEvents: { events: ['ChannelEvent'] },
    userEvents: { events: ['UserEvent'] },
    otherChannel: { channelId: 'room2' },
    guests: { channelId: 'room1', users: ['guest'] },
    audience: { role: 2 },
    anyRole: { role: 3 },
  };
  for (const [name, filter] of Object.entries(filters)) {
    const url = `${receiver.url}/${name}`;
    callbacks.subscriptions.create({ url, events: EVERYTHING, ...filter });
  }
  events.emit('open', { channelId: 'room1', atMs: NOW_MS });
  events.emit('join', member('host'));
  events.emit('join', member('guest'));
  const messages = await receiver.until(5);
  const names = messages.map(({ path }) => path.split('/').at(-1));
  const tags = told();
  expect(Object.fromEntries(names.map((name, index) => [name, tags[index]]))).toEqual({
    channelEvents: ['Open'],
    userEvents: ['Join host', 'Join guest'],
    guests: ['Open', 'Join guest'],
    audience: ['Open'],
    anyRole: ['Open', 'Join host', 'Join guest'],
  });
});

it('tells a whole stay of a real member to who subscribed at the server', async () => {
  const { server } = await startTestBed();
  server.subscribe({ url: receiver.url });
  const publishing = nextEvent(server, 'publish');
  const host = await publish(server, joinToken('host'));
  await publishing;
  await fetch(`http://${server.endpoint}${host.location}`, { method: 'DELETE' });
  while (!told().flat().includes('Close')) await receiver.until(receiver.received.length + 1);
  const story = ['Open', 'Join host', 'Publish host', 'Unpublish host', 'Leave host', 'Close'];
  expect(told().flat().sort()).toEqual(story.sort());
  await host.close();
  await server.close();
});
