import { toHttpEvent } from '../local/fc/http-event';
import type { LoadRequest } from './load';

/** The event that a function gets for a request. */
export function eventOf({ method, path, headers, body = '' }: LoadRequest): string {
  const event = toHttpEvent({
    method,
    target: path,
    httpVersion: '1.1',
    rawHeaders: Object.entries(headers).flat(),
    body: Buffer.from(body),
    sourceIp: '127.0.0.1',
    accountId: '1',
    requestId: 'bench',
    nowMs: Date.now(),
  });
  return event.toString();
}
