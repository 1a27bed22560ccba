import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { BodyTooLarge, readBody } from '../http/body';
import { refusal } from './api-error';
import { CallParameters } from './call-parameters';

/** Far above what 16 panes with all their fields take in a form body. */
const MAX_BODY_BYTES = 256 * 1024;

/** Name and value, decoded, in the order they came. */
export type Pair = readonly [name: string, value: string];

/** One call of the OpenAPI before anything in it is trusted. */
export interface ApiRequest {
  method: string;
  headers: IncomingHttpHeaders;
  query: Pair[];
  form: Pair[];
  body: Buffer;
}

/** Reads a call: `GET` or `POST` of `/`, parameters in the query and in a form body. */
export async function readApiRequest(request: IncomingMessage): Promise<ApiRequest> {
  const { method = '', url = '', headers } = request;
  const [path, query] = splitOnce(url, '?');
  if (path !== '/' || (method !== 'GET' && method !== 'POST')) throw refusal('InvalidApi.NotFound');
  const body = await readBody(request, MAX_BODY_BYTES).catch((error: unknown) => {
    throw error instanceof BodyTooLarge ? refusal('RequestEntityTooLarge') : error;
  });
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  const form = isForm ? pairs(body.toString('utf8')) : [];
  return { method, headers, query: pairs(query), form, body };
}

/** All parameters by name; the body wins over the query. */
export function parametersOf(request: ApiRequest): CallParameters {
  return new CallParameters([...request.query, ...request.form]);
}

/** The one value of a header; several of the same name are joined as HTTP joins them. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function pairs(encoded: string): Pair[] {
  return [...new URLSearchParams(encoded)];
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
