import { processOrigins } from '../config/origins';
import { type AppError, type ErrorCode, retryDelayMs } from '../errors';
import { describeError } from '../log';
import type { Actor } from '../model/actor';
import { corsHeaders, preflightHeaders } from './cors';
import { toAppError } from './failure';
import type { FcContext, FcResponse } from './fc-context';
import { type HttpRequest, httpRequest, requireSmallBody } from './http-event';
import { instanceAuthenticator } from './instance-authenticator';
import { matcher, type PathParams, readBody, readQuery, type Shape } from './request';
import { requestIdOf } from './request-id';
import { logRequest, outcomeOf } from './request-line';
import { RequestScope } from './request-scope';
import { type HandlerServices, instanceParts, servicesFor } from './services';

/** An authenticated request whose every part has been checked. */
export interface Call<Pattern extends string, Body, Query> {
  params: PathParams<Pattern>;
  query: Query;
  body: Body;
  headers: Record<string, string>;
  caller: Actor;
}

export interface Answer {
  status: number;
  /** Sent as JSON; without one the answer has no body. */
  body?: object;
  /** Beside those of every answer, or instead of them; no answer may be kept by a cache. */
  headers?: Record<string, string>;
  /** When the call is worth repeating, in the header `Retry-After`. */
  retryAfterMs?: number;
}

export type Handler = (event: Buffer, context: FcContext) => Promise<FcResponse>;

/** A handler that says which calls it takes, for the description of the API (`openapi/`). */
export interface RouteHandler extends Handler {
  /** For example `POST /start-mix/{roomId}`. */
  pattern: string;
  shape: Shape<unknown, unknown>;
}

/** What the log line will say of a request, beside how it ended. */
type Facts = Record<string, unknown>;

/**
 * Makes the handler of one route, for example `POST /start-mix/{roomId}`: authenticates the caller,
 * checks path, query and body, calls `act`, and answers every error in one shape.
 */
export function route<Pattern extends string, Body = undefined, Query = undefined>(
  pattern: Pattern,
  shape: Shape<Body, Query>,
  act: (call: Call<Pattern, Body, Query>, services: HandlerServices) => Promise<Answer>,
): RouteHandler {
  const match = matcher(pattern);
  const handler = responder(pattern, async (request, facts, services) => {
    const params = match(request);
    Object.assign(facts, params);
    const caller = await authenticate(request);
    facts.user = caller.userId;
    const query = readQuery(shape, request);
    const body = readBody(shape, request);
    return act({ params, query, body, headers: request.headers, caller }, services());
  });
  return Object.assign(handler, { pattern, shape });
}

export interface ResponderOptions {
  /** `MAX_BODY_BYTES` if absent. */
  maxBodyBytes?: number;
}

/**
 * Makes a handler from what it does with a request: measures it, writes one log line, and answers
 * every error in one shape. The services are made only when they are asked for. A preflight is
 * answered before the caller is known and whatever the configuration lacks: the gateway sends it
 * to the function that the call itself is for.
 */
export function responder(
  pattern: string,
  perform: (request: HttpRequest, facts: Facts, services: () => HandlerServices) => Promise<Answer>,
  { maxBodyBytes }: ResponderOptions = {},
): Handler {
  return async (event, context) => {
    const scope = new RequestScope(context.requestId);
    const facts: Facts = {};
    let cors: Record<string, string> = {};
    const answer = await answerOrError(scope, facts, async () => {
      const request = httpRequest(event);
      scope.requestId = requestIdOf(request.headers, context.requestId);
      // Known before anything can fail: a page may read errors, too.
      cors = corsHeaders(processOrigins(), request.headers.origin);
      if (request.method === 'OPTIONS') return preflight(pattern, facts);
      requireSmallBody(request, maxBodyBytes);
      return perform(request, facts, () => servicesFor(context.credentials, scope));
    });
    await Promise.all(scope.beforeTheEnd.map((act) => act()));
    const { status, body } = answer;
    const about = { route: pattern, ...roomOf(body), ...facts };
    logRequest(scope, context, { ...about, status, outcome: outcomeOf(status) });
    return response(answer, { ...cors, 'x-request-id': scope.requestId });
  };
}

function preflight(pattern: string, facts: Facts): Answer {
  const [method = '', path = ''] = pattern.split(' ');
  facts.route = `OPTIONS ${path}`;
  return { status: 204, headers: preflightHeaders(method) };
}

/** A room that is created is known by its answer only. */
function roomOf(body: object = {}): Facts {
  return 'roomId' in body ? { roomId: body.roomId } : {};
}

async function answerOrError(
  scope: RequestScope,
  facts: Facts,
  perform: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await perform();
  } catch (error) {
    const shown = toAppError(error);
    facts.code = shown.code;
    // What the caller did wrong is told by the code; what we did wrong needs its causes.
    if (shown.status >= 500) facts.error = describeError(error);
    return errorAnswer(shown, scope.requestId);
  }
}

function authenticate({ headers }: HttpRequest): Promise<Actor> {
  const authenticate = instanceAuthenticator();
  return authenticate(headers.authorization, instanceParts().clock.now());
}

function errorAnswer(error: AppError, requestId: string) {
  const { code, message, retryable, details, status } = error;
  const retryAfterMs = retryDelayMs(error);
  const body = { requestId, code, message, retryable, retryAfterMs, details };
  const headers = status === 401 && { headers: { 'www-authenticate': challenge(code) } };
  return { status, body, ...headers, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/**
 * What a 401 asks for (RFC 9110 11.6.1); a caller with a token learns what is wrong with it (RFC
 * 6750 3.1).
 */
function challenge(code: ErrorCode): string {
  return code === 'TokenExpired' ? 'Bearer error="invalid_token"' : 'Bearer';
}

function response(answer: Answer, always: Record<string, string>): FcResponse {
  const { retryAfterMs, body } = answer;
  return {
    statusCode: answer.status,
    headers: {
      ...(body && { 'content-type': 'application/json; charset=utf-8' }),
      ...always,
      ...(retryAfterMs !== undefined && { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) }),
      ...answer.headers,
      // Last: an answer has the time and signed URLs, also where its tag says that nothing has changed. A
      // cache that may keep it gives old ones for a 304: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.1
      'cache-control': 'no-store',
    },
    body: body ? JSON.stringify(body) : '',
    isBase64Encoded: false,
  };
}
