import { AppError } from '../errors';
import { MAX_SIGNATURE_AGE_MS, verifyLiveSignature } from './live-signature';

const NOW = 1_519_375_990_000;
const SIGNED = {
  'ali-live-timestamp': '1519375990',
  'ali-live-signature': '9e226fc2c250be266e3657e156f68c12',
};
const RECEIVER = { domain: 'learn.aliyundoc.com', key: 'yourkey', nowMs: NOW };

test("accepts the vendor's own example of a signature", () => {
  expect(() => verifyLiveSignature(SIGNED, RECEIVER)).not.toThrow();
});

test.each([
  ['another key', SIGNED, { ...RECEIVER, key: 'otherkey' }],
  ['another domain', SIGNED, { ...RECEIVER, domain: 'other.aliyundoc.com' }],
  ['no signature', {}, RECEIVER],
  ['a stale timestamp', SIGNED, { ...RECEIVER, nowMs: NOW + MAX_SIGNATURE_AGE_MS + 1 }],
  ['a timestamp of the future', SIGNED, { ...RECEIVER, nowMs: NOW - MAX_SIGNATURE_AGE_MS - 1 }],
])('refuses a request with %s', (_, headers, receiver) => {
  expect(() => verifyLiveSignature(headers, receiver)).toThrow(AppError);
});
