import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { equalSecrets } from '../model/equal-secrets';
import type { RecordEvent } from '../model/events';
import { isFresh } from '../model/freshness';
import { MAX_SIGNATURE_AGE_MS } from './live-event';

const Message = z.object({ app: z.string(), stream: z.string() });

/**
 * Checks `ALI-LIVE-SIGNATURE`, the md5 of `host|timestamp|key` with the host of the callback address,
 * and its freshness. The body is not signed, so a message is only ever a reason to look.
 * https://help.aliyun.com/en/live/developer-reference/usage-notes-for-callback-authentication
 * Throws `Unauthenticated`.
 */
export function verifyRecordSignature(
  { headers, domain }: { headers: Record<string, string>; domain: string },
  { key, nowMs }: { key: string; nowMs: number },
): void {
  const timestamp = headers['ali-live-timestamp'] ?? '';
  const expected = createHash('md5').update(`${domain}|${timestamp}|${key}`).digest('hex');
  const isCurrent = isFresh(timestamp, nowMs, MAX_SIGNATURE_AGE_MS);
  if (equalSecrets(headers['ali-live-signature'] ?? '', expected) && isCurrent) return;
  throw new AppError('Unauthenticated', 'Expected a fresh request signed with the callback key.');
}

/**
 * Reads which stream a message is about; what else it says is looked up.
 * https://help.aliyun.com/document_detail/55016.html
 * Throws `InvalidJson` and `InvalidRequest`.
 */
export function recordEvent(body: Buffer): RecordEvent {
  const parsed = Message.safeParse(parse(body));
  if (parsed.success) return parsed.data;
  throw new AppError('InvalidRequest', 'Expected app and stream of a record callback.');
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new AppError('InvalidJson', 'Expected a JSON body.', { cause });
  }
}
