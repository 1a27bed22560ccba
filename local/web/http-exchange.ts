import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_BODY_BYTES = 4096;
const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/** A refusal; its message is for the sender of the request. */
export class WebError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Throws unless the request was meant for this machine. A page of elsewhere whose name is made to
 * point at this machine (DNS rebinding) still names itself in Host.
 */
export function requireLoopback({ headers }: IncomingMessage): void {
  if (LOOPBACK_HOST.test(headers.host ?? '')) return;
  throw new WebError(403, 'NotLoopback', 'Expected to be called as 127.0.0.1 or localhost.');
}

/**
 * The body as a JSON object. A page of elsewhere can send a form to this port, but JSON only after
 * a preflight, which is not answered.
 */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new WebError(415, 'BadRequest', 'Expected a body of application/json.');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new WebError(413, 'BadRequest', 'Expected a smaller body.');
    chunks.push(chunk);
  }
  const value = parse(Buffer.concat(chunks).toString('utf8'));
  if (value && typeof value === 'object' && !Array.isArray(value)) return { ...value };
  throw new WebError(400, 'BadRequest', 'Expected a JSON object.');
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
