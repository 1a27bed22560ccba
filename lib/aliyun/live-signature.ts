import { createHash } from 'node:crypto';
import { AppError } from '../errors';
import { equalSecrets } from '../model/equal-secrets';
import { isFresh } from '../model/freshness';

/** Retries are signed anew and come within seconds. */
export const MAX_SIGNATURE_AGE_MS = 5 * 60_000;

/**
 * Checks `ALI-LIVE-SIGNATURE`, the md5 of `domain|timestamp|key`, and its freshness. Of a push it is
 * over the push domain, of a recording over the domain that was called. Nothing else is signed, so a
 * message is only ever a reason to look, never a fact.
 * https://help.aliyun.com/document_detail/199365.html
 * https://help.aliyun.com/en/live/developer-reference/usage-notes-for-callback-authentication
 * Throws `Unauthenticated`.
 */
export function verifyLiveSignature(
  headers: Record<string, string>,
  { domain, key, nowMs }: { domain: string; key: string; nowMs: number },
): void {
  const timestamp = headers['ali-live-timestamp'] ?? '';
  const signed = `${domain}|${timestamp}|${key}`;
  const expected = createHash('md5').update(signed).digest('hex');
  const isCurrent = isFresh(timestamp, nowMs, MAX_SIGNATURE_AGE_MS);
  if (equalSecrets(headers['ali-live-signature'] ?? '', expected) && isCurrent) return;
  throw new AppError('Unauthenticated', 'Expected a fresh request signed with the callback key.');
}
