import fc from 'fast-check';
import {
  MAX_MESSAGE_AGE_MS,
  paymentHeaders,
  paymentNotice,
  payUrl,
  verifyPaymentSignature,
} from '../lib/payments/payment-protocol';
import { isSignedOrder, paymentHeaders as providerHeaders } from '../local/payment/signature';

const KEY = 'k'.repeat(32);
const NOW_MS = 1_700_000_000_000;
const NOTICE = {
  type: 'paid',
  paymentId: 'p-1',
  orderId: '12345-018bcfe568000123456789ab',
  amountCents: 990,
  currency: 'CNY',
};

const verify = (headers: Record<string, string>, body: string, nowMs = NOW_MS) =>
  verifyPaymentSignature({ headers, body: Buffer.from(body) }, KEY, nowMs);

test('what the provider signs by its own code is taken, whatever it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (body) => {
      verify(providerHeaders(body, KEY, NOW_MS / 1000), body);
      expect(paymentHeaders(body, KEY, NOW_MS)).toEqual(providerHeaders(body, KEY, NOW_MS / 1000));
    }),
  );
});

test('another body, key or time is refused', () => {
  const body = JSON.stringify(NOTICE);
  const headers = providerHeaders(body, KEY, NOW_MS / 1000);
  const refused = { code: 'Unauthenticated' };
  const later = { ...headers, 'x-payment-timestamp': String(NOW_MS / 1000 + 1) };
  expect(() => verify(headers, `${body} `)).toThrow(expect.objectContaining(refused));
  expect(() => verify(later, body)).toThrow(expect.objectContaining(refused));
  expect(() => verify({}, body)).toThrow(expect.objectContaining(refused));
  const forged = providerHeaders(body, 'x'.repeat(32), NOW_MS / 1000);
  expect(() => verify(forged, body)).toThrow(expect.objectContaining(refused));
});

test('a message that somebody has kept is refused after five minutes', () => {
  const headers = providerHeaders('{}', KEY, NOW_MS / 1000);
  verify(headers, '{}', NOW_MS + MAX_MESSAGE_AGE_MS);
  expect(() => verify(headers, '{}', NOW_MS + MAX_MESSAGE_AGE_MS + 1)).toThrow();
  expect(() => verify(headers, '{}', NOW_MS - MAX_MESSAGE_AGE_MS - 1)).toThrow();
});

test('a notification is read as it is documented, and nothing else passes', () => {
  const read = (message: unknown) => paymentNotice(Buffer.from(JSON.stringify(message)));
  expect(read({ ...NOTICE, more: 1 })).toEqual(NOTICE);
  for (const change of [
    { type: 'lost' },
    { amountCents: 0.5 },
    { amountCents: -1 },
    { currency: 'yuan' },
  ]) {
    expect(() => read({ ...NOTICE, ...change })).toThrow('Expected type');
  }
  expect(() => paymentNotice(Buffer.from('no JSON'))).toThrow('JSON');
});

test('the provider takes the address of an order as it was signed, at no other price', () => {
  const order = { orderId: 'o-1', amountCents: 990, currency: 'CNY' };
  const { searchParams } = new URL(payUrl({ urlBase: 'https://pay.example.com', key: KEY }, order));
  expect(Object.fromEntries(searchParams)).toMatchObject({ order: 'o-1', amount: '990' });
  expect(isSignedOrder(searchParams, KEY)).toBe(true);
  for (const [name, value] of [
    ['order', 'o-2'],
    ['amount', '1'],
    ['currency', 'JPY'],
  ] as const) {
    const changed = new URLSearchParams(searchParams);
    changed.set(name, value);
    expect(isSignedOrder(changed, KEY)).toBe(false);
  }
});
