/**
 * The HTTP of the servers that imitate nobody: the control endpoint, the payment provider and the
 * pages. Every refusal has one form, and only this machine is answered.
 */
import type {
  IncomingHttpHeaders,
  IncomingMessage,
  RequestListener,
  ServerResponse,
} from 'node:http';
import { BodyTooLarge, readBody } from './body';
import { badRequest, Refusal } from './refusal';

const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/** A request as a route sees it. */
export interface Call {
  path: string;
  /** What the star at the end of the route stands for. */
  rest: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body. Throws a 413 if it is too large. */
  text(): Promise<string>;
  /**
   * The body as a JSON object; an empty one without fields. Throws a 413, 415 or 400. A page of
   * elsewhere can send a form to this port, but JSON only after a preflight, which is not answered.
   */
  json(): Promise<Record<string, unknown>>;
}

/** An answer. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export type Route = (call: Call) => Reply | Promise<Reply>;

/** By `METHOD /path`, or `METHOD /path/*` for all that begins so; of two that fit the first. */
export type Routes = Record<string, Route>;

/** Answers requests by these routes; a `HEAD` is answered as a `GET`. */
export function router(routes: Routes, limits: { maxBodyBytes: number }): RequestListener {
  return async (request, response) => {
    const reply = await answer(routes, request, limits).catch(refusalReply);
    send(response, reply);
  };
}

/** An answer in JSON. */
export function jsonReply(value: unknown, status = 200): Reply {
  return replyOf('application/json', JSON.stringify(value), status);
}

/** A page. */
export function htmlReply(html: string, status = 200): Reply {
  return replyOf('text/html', html, status);
}

/** The JSON object that a text is. Throws a 400. */
export function parseObject(text: string): Record<string, unknown> {
  const value = parse(text);
  if (value && typeof value === 'object' && !Array.isArray(value)) return { ...value };
  throw badRequest('Expected a JSON object.');
}

async function answer(
  routes: Routes,
  request: IncomingMessage,
  { maxBodyBytes }: { maxBodyBytes: number },
): Promise<Reply> {
  requireLoopback(request);
  const { headers } = request;
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
  const { route, rest } = find(routes, request.method ?? '', path);
  const text = () => textOf(request, maxBodyBytes);
  const json = async () => {
    requireJson(headers);
    return parseObject((await text()) || '{}');
  };
  return route({ path, rest, query, headers, text, json });
}

/**
 * Throws unless the request was meant for this machine. A page of elsewhere whose name is made to
 * point at this machine (DNS rebinding) still names itself in Host.
 */
function requireLoopback({ headers }: IncomingMessage): void {
  if (LOOPBACK_HOST.test(headers.host ?? '')) return;
  throw new Refusal(403, 'NotLoopback', 'Expected to be called as 127.0.0.1 or localhost.');
}

/** Throws a 404 or, if other methods are there, a 405 that names them. */
function find(routes: Routes, method: string, path: string): { route: Route; rest: string } {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const there: string[] = [];
  for (const [name, route] of Object.entries(routes)) {
    const [known = '', pattern = ''] = name.split(' ');
    const rest = restOf(pattern, path);
    if (rest !== undefined && known === wanted) return { route, rest };
    if (rest !== undefined) there.push(known);
  }
  if (there.length === 0) {
    throw new Refusal(404, 'NotFound', `Expected one of: ${Object.keys(routes).join(', ')}.`);
  }
  const allow = { allow: there.join(', ') };
  throw new Refusal(405, 'MethodNotAllowed', `Expected ${there.join(' or ')}.`, allow);
}

function restOf(pattern: string, path: string): string | undefined {
  if (!pattern.endsWith('*')) return path === pattern ? '' : undefined;
  const start = pattern.slice(0, -1);
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

async function textOf(request: IncomingMessage, maxBytes: number): Promise<string> {
  try {
    return (await readBody(request, maxBytes)).toString('utf8');
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    throw new Refusal(413, 'BadRequest', `Expected a body of at most ${maxBytes} bytes.`);
  }
}

function requireJson(headers: IncomingHttpHeaders): void {
  if (/^application\/json\b/i.test(headers['content-type'] ?? '')) return;
  throw new Refusal(415, 'BadRequest', 'Expected a body of application/json.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalReply(error: unknown): Reply {
  const refusal =
    error instanceof Refusal ? error : new Refusal(500, 'InternalError', 'Internal error.');
  const { status, code, message, headers } = refusal;
  const reply = jsonReply({ code, message }, status);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

function replyOf(type: string, body: string, status: number): Reply {
  return { status, headers: { 'content-type': `${type}; charset=utf-8` }, body };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers);
  response.end(body);
}
