import { createHmac, timingSafeEqual } from 'node:crypto';

/** An older message is not taken. */
const TOLERANCE_SECONDS = 300;

/** What is signed, by Standard Webhooks. */
export interface SignedMessage {
  id: unknown;
  timestamp: unknown;
  /** One or several, by spaces. */
  signatures: unknown;
  body: string;
}

/**
 * Whether a message is fresh and signed with the key, `whsec_` and base64. By hand, as libraries go by
 * the machine's clock, and the local cloud has one of its own.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function isSigned(message: SignedMessage, key: string, nowMs: number): boolean {
  const { id, timestamp, signatures, body } = message;
  const isFresh = Math.abs(nowMs / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;
  const expected = Buffer.from(
    signatureOf({ id: String(id), timestamp: String(timestamp), body }, key),
  );
  return (
    isFresh &&
    String(signatures)
      .split(' ')
      .some((given) => isEqual(given, expected))
  );
}

/** The signature of a message, as its header has it. */
export function signatureOf(
  { id, timestamp, body }: { id: string; timestamp: string; body: string },
  key: string,
): string {
  const hmac = createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'));
  return `v1,${hmac.update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

function isEqual(given: string, expected: Buffer): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}
