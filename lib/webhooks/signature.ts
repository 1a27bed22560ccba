/**
 * Signatures by Standard Webhooks, so that a receiver verifies events with any of its libraries:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
import { createHmac } from 'node:crypto';

/** What is signed: the id is the same whenever the message is sent again. */
export interface SignedMessage {
  id: string;
  body: string;
}

/**
 * The headers that sign a message at a time in milliseconds, once with each key: while keys are
 * changed, a receiver may have either. Keys are as they are configured, `whsec_` and base64.
 */
export function webhookHeaders(
  { id, body }: SignedMessage,
  keys: readonly string[],
  nowMs: number,
): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const signed = [id, timestamp, body].join('.');
  const signatures = keys.map((key) => signature(signed, key));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

function signature(signed: string, key: string): string {
  const secret = Buffer.from(key.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`;
}
