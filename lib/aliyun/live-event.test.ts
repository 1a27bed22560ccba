import fc from 'fast-check';
import { AppError } from '../errors';
import { liveEvent, MAX_SIGNATURE_AGE_MS, verifyLiveSignature } from './live-event';

const NOW = 1_519_375_990_000;
const SIGNED = {
  'ali-live-timestamp': '1519375990',
  'ali-live-signature': '9e226fc2c250be266e3657e156f68c12',
};
const RECEIVER = { pushDomain: 'learn.aliyundoc.com', key: 'yourkey', nowMs: NOW };

const QUERY = {
  action: 'publish',
  ip: '192.0.2.1',
  id: 'world',
  app: 'example.aliyundoc.com',
  appname: 'liveApp',
  time: '1609220385',
  usrargs: '',
  node: '192.0.2.9',
};

test("accepts the vendor's own example of a signature", () => {
  expect(() => verifyLiveSignature(SIGNED, RECEIVER)).not.toThrow();
});

test.each([
  ['another key', SIGNED, { ...RECEIVER, key: 'otherkey' }],
  ['another domain', SIGNED, { ...RECEIVER, pushDomain: 'other.aliyundoc.com' }],
  ['no signature', {}, RECEIVER],
  ['a stale timestamp', SIGNED, { ...RECEIVER, nowMs: NOW + MAX_SIGNATURE_AGE_MS + 1 }],
  ['a timestamp of the future', SIGNED, { ...RECEIVER, nowMs: NOW - MAX_SIGNATURE_AGE_MS - 1 }],
])('refuses a request with %s', (_, headers, receiver) => {
  expect(() => verifyLiveSignature(headers, receiver)).toThrow(AppError);
});

test('reads which stream has begun or ended', () => {
  expect(liveEvent(QUERY)).toMatchObject({ action: 'publish', app: 'liveApp', stream: 'world' });
  expect(liveEvent({ ...QUERY, action: 'publish_done' }).action).toBe('publish_done');
});

test('knows a repeated event again, and tells others apart', () => {
  expect(liveEvent(QUERY).id).toBe(liveEvent({ ...QUERY, ip: '192.0.2.77' }).id);
  expect(liveEvent(QUERY).id).not.toBe(liveEvent({ ...QUERY, time: '1609220386' }).id);
});

test('makes of any query an event or a clear refusal', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
      try {
        liveEvent(query);
      } catch (error) {
        expect((error as AppError).status).toBe(400);
      }
    }),
  );
});
