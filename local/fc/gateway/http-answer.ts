import { validateHeaderName, validateHeaderValue } from 'node:http';
import { FcError } from '../fc-error';
import type { InvocationResult } from '../instance/invocation';

/** What goes back to an HTTP caller. */
export interface HttpAnswer {
  status: number;
  headers: [name: string, value: string][];
  body: Buffer;
}

/** https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview */
const MAX_HEADER_BYTES = 8 * 1024;

/** The platform's own limit was not seen; the same as that of a request is taken. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/**
 * Headers that a function may not set: they are dropped.
 * https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview
 * `Transfer-Encoding` and `Trailer` are added here, because the gateway frames the body itself.
 */
const FORBIDDEN =
  /^(x-fc-.*|connection|content-length|date|keep-alive|server|upgrade|transfer-encoding|trailer)$/i;

/**
 * Turns a function's output into the answer to its HTTP caller. At the trigger's own address every
 * answer is a download, and none leads elsewhere, as that address is for tests only.
 * https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview,
 * https://github.com/different-ai-studio/teamclu/pull/976
 */
export function toHttpAnswer(
  result: InvocationResult,
  { isTriggerUrl = false }: { isTriggerUrl?: boolean } = {},
): HttpAnswer {
  const answer = answerOf(result);
  if (!isTriggerUrl) return answer;
  if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
    const message = 'the default domain name does not answer with redirects';
    throw new FcError(400, 'ExternalRedirectForbidden', message);
  }
  return { ...answer, headers: [...answer.headers, ['Content-Disposition', 'attachment']] };
}

function answerOf(result: InvocationResult): HttpAnswer {
  if (result.errorType !== undefined) {
    // https://help.aliyun.com/document_detail/85445.html gives 502 for a function that throws. For
    // one that runs out of time no page gives a status: 502 is chosen here too.
    return {
      status: 502,
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Fc-Error-Type', result.errorType],
      ],
      body: result.output,
    };
  }
  const structured = parseStructured(result.output);
  if (structured === undefined) {
    // Without a statusCode the whole output is the body.
    return { status: 200, headers: [['Content-Type', 'application/json']], body: result.output };
  }
  return {
    status: readStatus(structured.statusCode),
    headers: readHeaders(structured.headers),
    body: readBody(structured.body, structured.isBase64Encoded),
  };
}

function parseStructured(output: Buffer): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(output.toString());
    return parsed !== null && typeof parsed === 'object' && 'statusCode' in parsed
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    // Output that is not JSON is not an error: it is the body.
    return undefined;
  }
}

function readStatus(status: unknown): number {
  if (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599) {
    return status;
  }
  throw badResponse(`statusCode must be an integer from 200 to 599, got ${JSON.stringify(status)}`);
}

function readHeaders(headers: unknown): [string, string][] {
  if (headers === undefined || headers === null) return [];
  if (typeof headers !== 'object') throw badResponse('headers must be an object');
  const kept = Object.entries(headers)
    .filter(([name, value]) => !isForbidden(name, value))
    .map(([name, value]) => checkedHeader(name, value));
  const bytes = kept.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (bytes > MAX_HEADER_BYTES) throw badResponse(`headers exceed ${MAX_HEADER_BYTES} bytes`);
  return kept;
}

function isForbidden(name: string, value: unknown): boolean {
  if (FORBIDDEN.test(name)) return true;
  return /^content-disposition$/i.test(name) && /^\s*attachment/i.test(String(value));
}

function checkedHeader(name: string, value: unknown): [string, string] {
  // The documented answer has texts, and nothing is said of lists and numbers.
  if (typeof value !== 'string') throw badResponse(`header ${name} must be a string`);
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw badResponse('a header has characters that HTTP does not allow');
  }
  return [name, value];
}

function readBody(body: unknown, isBase64Encoded: unknown): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body !== 'string') throw badResponse('body must be a string');
  const bytes = Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8');
  if (bytes.length > MAX_BODY_BYTES) throw badResponse(`body exceeds ${MAX_BODY_BYTES} bytes`);
  return bytes;
}

function badResponse(reason: string): FcError {
  return new FcError(502, 'BadResponse', `The response of the function is not valid: ${reason}.`);
}
