import { AppError } from '../errors';
import { equalSecrets } from '../model/equal-secrets';
import { isFresh } from '../model/freshness';
import { webhookHeaders } from './signature';

/** As old as the libraries of Standard Webhooks take messages. */
export const MAX_MESSAGE_AGE_MS = 5 * 60_000;

/** An id is the sender's: any text, and part of what is signed. */
const MESSAGE_ID = /^[\w.~-]{1,128}$/;

/**
 * Checks the signature of a message by Standard Webhooks, and its freshness; answers its id, which is
 * the same whenever it is sent again. Any of the keys will do. Throws `Unauthenticated`.
 */
export function verifiedMessageId(
  { headers, body }: { headers: Record<string, string>; body: Buffer },
  keys: readonly string[],
  nowMs: number,
): string {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  const given = (headers['webhook-signature'] ?? '').split(' ').slice(0, keys.length + 8);
  const isCurrent = MESSAGE_ID.test(id) && isFresh(timestamp, nowMs, MAX_MESSAGE_AGE_MS);
  const message = { id, body: body.toString('utf8') };
  const signed = webhookHeaders(message, keys, Number(timestamp) * 1000)['webhook-signature'];
  const expected = (signed ?? '').split(' ');
  const isSigned = given.some((one) => expected.some((other) => equalSecrets(one, other)));
  if (isCurrent && isSigned) return id;
  throw new AppError('Unauthenticated', 'Expected a fresh message signed by Standard Webhooks.');
}
