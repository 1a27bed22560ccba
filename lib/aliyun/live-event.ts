import { createHash } from 'node:crypto';
import { AppError } from '../errors';
import { equalSecrets } from '../model/equal-secrets';
import type { LiveEvent } from '../model/events';
import { isFresh } from '../model/freshness';

/** Retries are signed anew and come within seconds. */
export const MAX_SIGNATURE_AGE_MS = 5 * 60_000;

/**
 * Checks `ALI-LIVE-SIGNATURE`, the md5 of `domain|timestamp|key`, and its freshness. The query is
 * not signed, so an event is only ever a reason to check, never a fact.
 * https://help.aliyun.com/document_detail/199365.html
 * Throws `Unauthenticated`.
 */
export function verifyLiveSignature(
  headers: Record<string, string>,
  { pushDomain, key, nowMs }: { pushDomain: string; key: string; nowMs: number },
): void {
  const timestamp = headers['ali-live-timestamp'] ?? '';
  const signed = `${pushDomain}|${timestamp}|${key}`;
  const expected = createHash('md5').update(signed).digest('hex');
  const isCurrent = isFresh(timestamp, nowMs, MAX_SIGNATURE_AGE_MS);
  if (equalSecrets(headers['ali-live-signature'] ?? '', expected) && isCurrent) return;
  throw new AppError('Unauthenticated', 'Expected a fresh request signed with the callback key.');
}

/**
 * Reads the query of a callback. https://help.aliyun.com/document_detail/54787.html
 * Throws `InvalidRequest`.
 */
export function liveEvent(query: Record<string, string>): LiveEvent {
  const { action, id: stream, appname: app, time, node } = query;
  if ((action !== 'publish' && action !== 'publish_done') || !stream || !app) {
    throw new AppError('InvalidRequest', 'Expected action, id and appname of a push callback.');
  }
  const facts = [action, app, stream, time, node].join(' ');
  const id = createHash('sha256').update(facts).digest('hex').slice(0, 24);
  return { id, action, app, stream };
}
