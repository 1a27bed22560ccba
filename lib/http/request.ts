import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { parseJson } from '../json-bytes';
import { REPLAY_ID } from '../model/replay';
import { roomIdShape } from '../model/room-id';
import { ROUND_ID } from '../model/round';
import { userIdShape } from '../model/user-id';
import { QUESTION_ID } from '../store/question-row';
import type { HttpRequest } from './http-event';

// zod/mini speaks only when it is given a language.
z.config(en());

/** What the body and the query of a route must look like; absent means that there is none. */
export interface Shape<Body, Query> {
  body?: z.ZodMiniType<Body>;
  query?: z.ZodMiniType<Query>;
}

type ParamName = keyof typeof PARAM_SHAPES;

type Names<Pattern> = Pattern extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** The values of the names in braces of a route's pattern. */
export type PathParams<Pattern> = Record<Names<Pattern>, string>;

export type Matcher<Pattern> = (request: HttpRequest) => PathParams<Pattern>;

/** The body of a call that says all in its path. */
export const emptyBody = z.strictObject({});

/** The id of a question; see `QUESTION_ID`. */
export const questionIdShape = z
  .string()
  .check(z.regex(QUESTION_ID, 'expected 24 digits of 0-9 a-f'));

/** The id of a replay; see `REPLAY_ID`. */
export const replayIdShape = z
  .string()
  .check(z.regex(REPLAY_ID, 'expected the id of a room, _r and a number'));

/** The id of a round; see `ROUND_ID`. */
export const roundIdShape = z
  .string()
  .check(z.regex(ROUND_ID, 'expected the id of a PK, a hyphen and the number of a round'));

/** What the names in braces of a route's pattern stand for. */
const PARAM_SHAPES = {
  roomId: roomIdShape,
  userId: userIdShape,
  questionId: questionIdShape,
  replayId: replayIdShape,
  roundId: roundIdShape,
  // Any other secret than the configured one is refused as such, whatever it looks like.
  secret: z.string(),
} satisfies Record<string, z.ZodMiniType<string>>;

const idempotencyKeyShape = z
  .string()
  .check(z.regex(/^[\w.:-]{1,64}$/, 'expected 1 to 64 letters, digits, and . _ : -'));

/**
 * Checks method and path against `METHOD /path/{name}`, as strictly as the gateway: a slash more is
 * another path. The matcher throws `RouteNotFound`, and `InvalidRequest` for a value that cannot be.
 */
export function matcher<Pattern extends string>(pattern: Pattern): Matcher<Pattern> {
  const [method, template = ''] = pattern.split(' ');
  const path = new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  return (request) => {
    const found = request.method === method ? path.exec(request.path) : null;
    if (!found) throw new AppError('RouteNotFound', `Expected ${pattern}.`);
    const params = Object.entries(found.groups ?? {}).map(([name, text]) => [
      name,
      check(PARAM_SHAPES[name as ParamName], decode(text), name),
    ]);
    return Object.fromEntries(params);
  };
}

/** The JSON body; an empty one counts as `{}`. Throws `InvalidJson` and `InvalidRequest`. */
export function readBody<Body>({ body }: Shape<Body, unknown>, request: HttpRequest): Body {
  if (!body) return undefined as Body;
  return check(body, request.body.length === 0 ? {} : parseJson(request.body), 'body');
}

/** The query parameters. Throws `InvalidRequest`. */
export function readQuery<Query>({ query }: Shape<unknown, Query>, request: HttpRequest): Query {
  return query ? check(query, request.query, 'query') : (undefined as Query);
}

/** The header `Idempotency-Key`; empty when it is not sent. Throws `InvalidRequest`. */
export function idempotencyKey(headers: Record<string, string>): string {
  const name = 'idempotency-key';
  return headers[name] === undefined ? '' : check(idempotencyKeyShape, headers[name], name);
}

function check<T>(shape: z.ZodMiniType<T>, value: unknown, where: string): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({
    at: [where, ...issue.path].join('.'),
    problem: issue.message,
  }));
  const summary = problems.map(({ at, problem }) => `${at}: ${problem}`).join('; ');
  throw new AppError('InvalidRequest', summary, { details: { problems } });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new AppError('InvalidRequest', 'Expected a well-encoded path.', { cause });
  }
}
