import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** An older message is not taken. */
const MAX_AGE_SECONDS = 300;

/** The headers that sign a message: hex HMAC-SHA256 of the time in seconds, a dot, and the body. */
export function paymentHeaders(body: string, key: string, timestampSeconds: number) {
  const signature = hmac(key, `${timestampSeconds}.${body}`);
  return { 'x-payment-timestamp': String(timestampSeconds), 'x-payment-signature': signature };
}

/** Whether a message is fresh and signed with the key. */
export function isSigned(
  message: { timestamp: unknown; signature: unknown; body: string },
  key: string,
  nowMs: number,
): boolean {
  const { timestamp, signature, body } = message;
  const isFresh = Math.abs(nowMs / 1000 - Number(timestamp)) <= MAX_AGE_SECONDS;
  return isFresh && isEqual(String(signature), hmac(key, `${timestamp}.${body}`));
}

/** Whether an order's address was made by who has the key. */
export function isSignedOrder(query: URLSearchParams, key: string): boolean {
  const signed = ['order', 'amount', 'currency'].map((name) => query.get(name)).join('.');
  return isEqual(query.get('signature') ?? '', hmac(key, signed));
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

function isEqual(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
