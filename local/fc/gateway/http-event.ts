import { isUtf8 } from 'node:buffer';
import { FcError } from '../fc-error';

/** What the gateway knows of one HTTP request. */
export interface HttpRequestFacts {
  method: string;
  /** Path and query as they came, for example `/list-rooms?maxResults=2`. */
  target: string;
  httpVersion: string;
  /** Names and values in turn, as they came. */
  rawHeaders: string[];
  body: Buffer;
  sourceIp: string;
  accountId: string;
  triggerId: string;
  requestId: string;
  nowMs: number;
}

/**
 * Builds the event that a built-in runtime gets for an HTTP request, version `v1`.
 * https://help.aliyun.com/zh/functioncompute/fc-3-0/user-guide/http-trigger-invoking-function
 */
export function toHttpEvent(facts: HttpRequestFacts): Buffer {
  const { rawPath, query } = splitTarget(facts.target);
  const headers = joinHeaders(facts.rawHeaders);
  const domainName = hostOf(facts.rawHeaders);
  // How the platform tells text from bytes is not documented. Valid UTF-8 can be carried as text
  // without loss; anything else cannot.
  const isText = isUtf8(facts.body);
  const event = {
    version: 'v1',
    rawPath,
    body: facts.body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
    headers,
    queryParameters: joinQuery(query),
    requestContext: {
      accountId: facts.accountId,
      triggerId: facts.triggerId,
      domainName,
      domainPrefix: domainName.split('.')[0],
      http: {
        method: facts.method,
        path: decodePath(rawPath),
        protocol: `HTTP/${facts.httpVersion}`,
        sourceIp: facts.sourceIp,
        userAgent: headers['User-Agent'] ?? '',
      },
      requestId: facts.requestId,
      time: `${new Date(facts.nowMs).toISOString().slice(0, 19)}Z`,
      timeEpoch: String(Math.floor(facts.nowMs)),
    },
  };
  return Buffer.from(JSON.stringify(event));
}

/** Splits a request target; by hand, because `new URL` would rewrite what has to stay as it came. */
export function splitTarget(target: string): { rawPath: string; query: string } {
  const [, path = '', query = ''] =
    /^(?:https?:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i.exec(target) ?? [];
  return { rawPath: path || '/', query };
}

/** The decoded path; one that is not valid is the caller's mistake. */
export function decodePath(rawPath: string): string {
  try {
    return decodeURIComponent(rawPath);
  } catch {
    throw new FcError(400, 'InvalidArgument', 'The path of the request is not valid.');
  }
}

/** `content-type` and `CONTENT-TYPE` become `Content-Type`, which is what a function gets to see. */
function canonicalName(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

/**
 * `Host` is told by `domainName` instead, and how the body was framed is over. `X-Fc-*` and
 * `Keep-Alive` may not be sent: https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview
 * `Connection` does arrive, in what a function has really been given:
 * https://github.com/devsapp/fc3/blob/master/__tests__/e2e/trigger/http/evt.json
 */
function isWithheld(name: string): boolean {
  return /^(Host|Transfer-Encoding|Keep-Alive|X-Fc-.*)$/.test(name);
}

function joinHeaders(rawHeaders: string[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = canonicalName(rawHeaders[index] ?? '');
    if (!isWithheld(name)) append(joined, name, rawHeaders[index + 1] ?? '');
  }
  return Object.fromEntries(joined);
}

function joinQuery(query: string): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) append(joined, name, value);
  return Object.fromEntries(joined);
}

/** Values of one name are joined by commas, for headers and query parameters alike. */
function append(joined: Map<string, string>, name: string, value: string): void {
  const before = joined.get(name);
  joined.set(name, before === undefined ? value : `${before},${value}`);
}

function hostOf(rawHeaders: string[]): string {
  const at = rawHeaders.findIndex((item, index) => index % 2 === 0 && /^host$/i.test(item));
  const host = at < 0 ? '' : (rawHeaders[at + 1] ?? '');
  return host.replace(/:\d*$/, '').toLowerCase();
}
