import { AppError } from '../errors';

/** Larger bodies are refused unread; the largest of a call has a few hundred bytes. */
export const MAX_BODY_BYTES = 16 * 1024;

/** What a function needs of an HTTP request. */
export interface HttpRequest {
  method: string;
  path: string;
  /** The domain that was called, without a port; the headers of an event have no `Host`. */
  domain: string;
  query: Record<string, string>;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * Reads the event of an HTTP trigger.
 * https://help.aliyun.com/zh/functioncompute/fc-3-0/user-guide/http-trigger-invoking-function
 * Throws `InvalidRequest` if it is something else.
 */
export function httpRequest(event: Buffer): HttpRequest {
  const { requestContext, rawPath, queryParameters, headers, body, isBase64Encoded } = parse(event);
  const { http: facts, domainName } = record(requestContext);
  const http = record(facts);
  if (typeof http.method !== 'string' || typeof rawPath !== 'string') {
    throw new AppError('InvalidRequest', 'Expected the event of an HTTP trigger.');
  }
  const text = typeof body === 'string' ? body : '';
  return {
    method: http.method,
    path: rawPath,
    domain: typeof domainName === 'string' ? domainName : '',
    query: strings(queryParameters),
    // The gateway may write header names in any case.
    headers: strings(headers, (name) => name.toLowerCase()),
    body: Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

/** Throws `BodyTooLarge`. */
export function requireSmallBody({ body }: HttpRequest, maxBytes = MAX_BODY_BYTES): void {
  if (body.length <= maxBytes) return;
  throw new AppError('BodyTooLarge', `Expected a body of at most ${maxBytes} bytes.`);
}

function parse(event: Buffer): Record<string, unknown> {
  try {
    return record(JSON.parse(event.toString('utf8')));
  } catch (cause) {
    throw new AppError('InvalidRequest', 'Expected the event of an HTTP trigger.', { cause });
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Only what is text: turning anything else into text may throw. */
function strings(value: unknown, rename = (name: string) => name): Record<string, string> {
  const texts = Object.entries(record(value)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts.map(([name, text]) => [rename(name), text]));
}
