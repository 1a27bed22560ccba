import { questionIdShape, replayIdShape, roundIdShape } from '../lib/http/request';
import { roomIdShape } from '../lib/model/room-id';
import { userIdShape } from '../lib/model/user-id';
import { valueSchema } from './schemas';

/** Headers and path parameters, each described once. */
const text = { type: 'string' };

/** What answers carry. */
export const RESPONSE_HEADERS = {
  'x-request-id': {
    description: 'The id of the call in the logs: the caller’s own if it sent one, or a new one.',
    required: true,
    schema: text,
  },
  'retry-after': {
    description: 'Seconds after which the call is worth another try, if that is known.',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
  'www-authenticate': {
    description: 'How to authenticate; says of a token that has expired that it is no good.',
    required: true,
    schema: { type: 'string', pattern: '^Bearer( error="invalid_token")?$' },
  },
  etag: {
    description: 'Changes when, and only when, something that is shown does.',
    required: true,
    schema: { type: 'string', pattern: '^"[\\w-]+"$' },
  },
};
export type ResponseHeader = keyof typeof RESPONSE_HEADERS;

/** What callers may send, and what the names in braces of a path stand for. */
export const PARAMETERS = {
  roomId: {
    name: 'roomId',
    in: 'path',
    required: true,
    description: 'The id of the room.',
    schema: valueSchema(roomIdShape),
  },
  userId: {
    name: 'userId',
    in: 'path',
    required: true,
    description: 'Who is meant.',
    schema: valueSchema(userIdShape),
  },
  questionId: {
    name: 'questionId',
    in: 'path',
    required: true,
    description: 'The id of the question.',
    schema: valueSchema(questionIdShape),
  },
  replayId: {
    name: 'replayId',
    in: 'path',
    required: true,
    description: 'The id of the replay.',
    schema: valueSchema(replayIdShape),
  },
  roundId: {
    name: 'roundId',
    in: 'path',
    required: true,
    description: 'The id of the round.',
    schema: valueSchema(roundIdShape),
  },
  secret: {
    name: 'secret',
    in: 'path',
    required: true,
    description: 'The secret of the callback address, from the deployment’s configuration.',
    schema: text,
  },
  'idempotency-key': {
    name: 'idempotency-key',
    in: 'header',
    description: 'Makes a start repeatable: the key of the last start answers what became of it.',
    schema: { type: 'string', pattern: '^[\\w.:-]{1,64}$' },
  },
  'if-none-match': {
    name: 'if-none-match',
    in: 'header',
    description: 'The `ETag` of what the caller knows.',
    schema: text,
  },
  'x-request-id': {
    name: 'x-request-id',
    in: 'header',
    description:
      'An id for this call, up to 64 characters; one that is not fit to be logged is replaced.',
    schema: text,
  },
};
export type ParameterName = keyof typeof PARAMETERS;

/** References to parameters. Throws for a name that is not described. */
export function parameterRef(name: string): { $ref: string } {
  if (!(name in PARAMETERS)) throw new Error(`openapi/parameters.ts lacks ${name}.`);
  return { $ref: `#/components/parameters/${name}` };
}

/** References to headers. */
export function headerRefs(names: ResponseHeader[]): Record<string, { $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
