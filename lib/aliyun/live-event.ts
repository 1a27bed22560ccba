import { createHash } from 'node:crypto';
import { AppError } from '../errors';
import type { LiveEvent } from '../model/events';

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
