/** Signatures, as the library that receivers verify them with takes them. */
import { Webhook } from 'standardwebhooks';
import { webhookHeaders } from './signature';

const KEY = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const NEXT_KEY = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
const OTHER_KEY = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const BODY = JSON.stringify({ id: '12345-7', data: { name: '连麦 “.”' } });
const SIX_MINUTES_MS = 360_000;

/** The headers of the body, signed with these keys. */
function headersOf(keys: string[], nowMs = Date.now()) {
  return webhookHeaders({ id: '12345-7', body: BODY }, keys, nowMs);
}

test('an event is verified by the library of Standard Webhooks', () => {
  expect(new Webhook(KEY).verify(BODY, headersOf([KEY]))).toEqual(JSON.parse(BODY));
});

test('while keys are changed, receivers with either verify it', () => {
  const headers = headersOf([KEY, NEXT_KEY]);
  for (const key of [KEY, NEXT_KEY]) new Webhook(key).verify(BODY, headers);
  expect(headers['webhook-signature']).toMatch(/^v1,[\w+/]{43}= v1,[\w+/]{43}=$/);
});

test('the signature of the specification’s own example is made', () => {
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
  const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  expect(webhookHeaders(message, [key], 1_614_265_330_000)['webhook-signature']).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
});

test.each([
  ['another body', () => new Webhook(KEY).verify(`${BODY} `, headersOf([KEY]))],
  ['another id', () => new Webhook(KEY).verify(BODY, { ...headersOf([KEY]), 'webhook-id': 'x-7' })],
  ['another key', () => new Webhook(OTHER_KEY).verify(BODY, headersOf([KEY, NEXT_KEY]))],
  [
    'an old time',
    () => new Webhook(KEY).verify(BODY, headersOf([KEY], Date.now() - SIX_MINUTES_MS)),
  ],
])('%s is refused', (_, verify) => {
  expect(verify).toThrow();
});
