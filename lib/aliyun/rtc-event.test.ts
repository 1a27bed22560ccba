import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { AppError } from '../errors';
import { MAX_MESSAGE_AGE_MS, rtcMessage, verifyRtcSignature } from './rtc-event';

const NOW = 1_718_877_424_000;
const KEY = 'cbsecret';

const BODY = JSON.stringify({
  MsgId: '875d',
  MsgTimestamp: 1697545591,
  SubscribeId: '09be',
  AppId: 'app',
  ChannelId: '9099',
  Contents: [
    {
      Event: 'UserEvent',
      UserEvent: { UserId: 'u', EventTag: 'Leave', SessionId: 'je7y', Timestamp: 1697545591 },
    },
    { Event: 'ChannelEvent', ChannelEvent: { EventTag: 'Open', Timestamp: 1697545590 } },
  ],
});

function signed(body: string, timestamp = String(NOW / 1000), key = KEY) {
  const signature = createHmac('sha256', key).update(body).update(timestamp).digest('hex');
  const headers = { 'ali-rtc-timestamp': timestamp, 'ali-rtc-signature': signature };
  return { headers, body: Buffer.from(body) };
}

test('accepts the signature of the published scheme', () => {
  const body =
    '{"eventId":"e1","eventType":"101","notifyTime":1701056041128,"eventData":{"appId":"a2hz1234"}}';
  const headers = {
    'ali-rtc-timestamp': '1718877424',
    'ali-rtc-signature': '23a7e67470d8f5ea7027cd257796bf3f99e9fe47a6e8f7fdfdca1d382fa190ae',
  };
  expect(() => verifyRtcSignature({ headers, body: Buffer.from(body) }, KEY, NOW)).not.toThrow();
});

test.each([
  ['another key', () => signed(BODY, undefined, 'other')],
  ['another body', () => ({ ...signed(BODY), body: Buffer.from(`${BODY} `) })],
  ['no signature', () => ({ headers: {}, body: Buffer.from(BODY) })],
  ['a stale timestamp', () => signed(BODY, String((NOW - MAX_MESSAGE_AGE_MS) / 1000 - 1))],
  ['a timestamp of the future', () => signed(BODY, String((NOW + MAX_MESSAGE_AGE_MS) / 1000 + 1))],
  ['a timestamp that is no number', () => signed(BODY, 'soon')],
])('refuses a message with %s', (_, message) => {
  expect(() => verifyRtcSignature(message(), KEY, NOW)).toThrow(AppError);
});

test('reads the events of users, and passes over what it does not know', () => {
  const { channelId, events } = rtcMessage(Buffer.from(BODY));
  expect(channelId).toBe('9099');
  expect(events).toMatchObject([{ roomId: '9099', userId: 'u', tag: 'left', atMs: 1697545591000 }]);
});

test('knows a message again by its id, or without one by its text', () => {
  const idOf = (body: string) => rtcMessage(Buffer.from(body)).id;
  expect(idOf(BODY)).toBe(idOf(BODY.replace('Leave', 'Join')));
  const nameless = BODY.replace('"MsgId":"875d",', '');
  expect(idOf(nameless)).toBe(idOf(nameless));
  expect(idOf(nameless)).not.toBe(idOf(nameless.replace('Leave', 'Join')));
});

test('takes a byte order mark before the text', () => {
  expect(rtcMessage(Buffer.from(`\ufeff${BODY}`)).channelId).toBe('9099');
});

/** The message with one event, of which something is different. */
function withEvent(changes: object): Buffer {
  const UserEvent = { UserId: 'u', EventTag: 'Join', SessionId: 's', Timestamp: 1697545591 };
  const event = { Event: 'UserEvent', UserEvent: { ...UserEvent, ...changes } };
  return Buffer.from(JSON.stringify({ ChannelId: '9099', Contents: [event] }));
}

test.each([
  ['Join', 'joined'],
  ['Leave', 'left'],
  ['Publish', 'published'],
  ['PublishVideo', 'published'],
  ['PublishAudio', 'published'],
  ['PublishScreen', 'published'],
])('reads %s, however it is cased, as %s', (EventTag, tag) => {
  for (const cased of [EventTag, EventTag.toLowerCase()]) {
    expect(rtcMessage(withEvent({ EventTag: cased })).events).toMatchObject([{ tag }]);
  }
});

test.each(['Unpublish', 'UnpublishVideo', 'Rejoin', 'Leaver'])('passes over %s', (EventTag) => {
  expect(rtcMessage(withEvent({ EventTag })).events).toEqual([]);
});

const ODD_TEXTS: unknown[] = [{ toString: null }, {}, [], ['Join'], 5, true, null];

test.each([
  ...ODD_TEXTS.map((odd): [string, unknown] => ['EventTag', odd]),
  ...ODD_TEXTS.map((odd): [string, unknown] => ['UserId', odd]),
  ...ODD_TEXTS.map((odd): [string, unknown] => ['SessionId', odd]),
  ...[{ valueOf: null }, {}, [1], true, null, '', 'soon', -1, 1.5, 1e11, '1e9', ' 5'].map(
    (odd): [string, unknown] => ['Timestamp', odd],
  ),
  // `~` marks the rows of those who ask to come on stage.
  ...['', 'a b', 'a\nb', 'a\u0000', '~ben', 'x'.repeat(65)].map((odd): [string, unknown] => [
    'UserId',
    odd,
  ]),
  ['SessionId', 'x'.repeat(257)],
])('refuses an event whose %s is %j, by its name', (name, odd) => {
  expect(() => rtcMessage(withEvent({ [name]: odd }))).toThrow(`Contents.0.UserEvent.${name}`);
});

test.each([
  ['MsgId', { MsgId: 'x'.repeat(257), ChannelId: '9099', Contents: [] }],
  ['MsgId', { MsgId: { toString: null }, ChannelId: '9099', Contents: [] }],
  ['Contents', { ChannelId: '9099', Contents: Array(101).fill({}) }],
])('refuses a message whose %s is over its limit, by its name', (name, message) => {
  expect(() => rtcMessage(Buffer.from(JSON.stringify(message)))).toThrow(`${name}: expected`);
});

test('takes the good events of a message beside those that it cannot read', () => {
  const good = JSON.parse(BODY);
  const [bad] = JSON.parse(withEvent({ UserId: '' }).toString()).Contents;
  const Contents = [bad, ...good.Contents, bad];
  const { events, problems } = rtcMessage(Buffer.from(JSON.stringify({ ...good, Contents })));
  expect(events).toMatchObject([{ userId: 'u', tag: 'left' }]);
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'Contents.0.UserEvent.UserId',
    'Contents.3.UserEvent.UserId',
  ]);
});

test('takes any session id as a name that a column may have', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 256 }), (session) => {
      const body = BODY.replace('"je7y"', () => JSON.stringify(session));
      expect(rtcMessage(Buffer.from(body)).events[0]?.sessionId).toMatch(/^[0-9a-f]{24}$/);
    }),
  );
});

test('makes of any bytes and any JSON a message or a clear refusal', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((text) => Buffer.from(text)),
    fc
      .record({
        ChannelId: fc.oneof(fc.string(), fc.anything()),
        Contents: fc.array(fc.anything()),
      })
      .map((message) => Buffer.from(JSON.stringify(message) ?? '')),
  );
  fc.assert(
    fc.property(anything, (body) => {
      try {
        expect(typeof rtcMessage(body).channelId).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).status).toBe(400);
      }
    }),
  );
});
