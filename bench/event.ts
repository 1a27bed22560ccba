import type { IncomingMessage } from 'node:http';
import { type HttpRequestFacts, toHttpEvent } from '../local/fc/gateway/http-event';
import type { LoadRequest } from './load';

type Parts = Pick<HttpRequestFacts, 'method' | 'target' | 'rawHeaders' | 'body'>;

/** The event that a function gets for a request of the load. */
export function eventOf({ method, path, headers, body = '' }: LoadRequest): string {
  const rawHeaders = Object.entries(headers).flat();
  return event({ method, target: path, rawHeaders, body: Buffer.from(body) }).toString();
}

/** The event that Function Compute would make of a request that came in. */
export async function receivedEvent(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', url: target = '', rawHeaders } = request;
  return event({ method, target, rawHeaders, body: Buffer.concat(chunks) });
}

function event(parts: Parts): Buffer {
  return toHttpEvent({
    ...parts,
    httpVersion: '1.1',
    sourceIp: '127.0.0.1',
    triggerId: '1e875ca5-8fd9-4893-b690-cc81c41e5bdc',
    accountId: '1',
    requestId: 'bench',
    nowMs: Date.now(),
  });
}
