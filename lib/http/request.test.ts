import fc from 'fast-check';
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { queryNumber } from '../model/query-number';
import { roomIdShape } from '../model/room-id';
import type { HttpRequest } from './http-event';
import { idempotencyKey, matcher, readBody, readQuery } from './request';

const request = (changes: Partial<HttpRequest>): HttpRequest => ({
  method: 'GET',
  path: '/get-room/12345',
  domain: 'api.example.com',
  query: {},
  headers: {},
  body: Buffer.alloc(0),
  ...changes,
});

function refusal(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was expected to be refused.');
}

describe('matcher', () => {
  const match = matcher('GET /get-room/{roomId}');

  test('gives the parameters of the path, decoded', () => {
    expect(match(request({}))).toEqual({ roomId: '12345' });
    expect(match(request({ path: '/get-room/%31%32' }))).toEqual({ roomId: '12' });
  });

  test.each([
    ['POST', '/get-room/12345'],
    ['get', '/get-room/12345'],
    ['GET', '/list-rooms'],
    ['GET', '/get-room'],
    ['GET', '/get-room/'],
    ['GET', '/get-room/12345/'],
    ['GET', '/get-room/12345/mix'],
    ['GET', '/v1/get-room/12345'],
    ['GET', '//get-room/12345'],
    ['GET', '/get-room/12345//'],
  ])('answers %s %s with RouteNotFound', (method, path) => {
    expect(refusal(() => match(request({ method, path }))).code).toBe('RouteNotFound');
  });

  test.each([
    '/get-room/%E0%A4%A',
    '/get-room/%',
    '/get-room/a%2Fb',
    '/get-room/a%00b',
    '/get-room/a%0a',
    '/get-room/..',
    '/get-room/a_g1',
    '/get-room/0',
  ])('refuses the path %s', (path) => {
    expect(refusal(() => match(request({ path }))).code).toBe('InvalidRequest');
  });

  test('finds in a path only the room that is written there', () => {
    const part = fc.constantFrom('/', '%2F', 'a', '%41', '0', '-', '_', '.', '%', '%C3%A9', '\n');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const path = `/get-room/${parts.join('')}`;
        try {
          const { roomId } = match(request({ path }));
          expect(roomIdShape.safeParse(roomId).success).toBe(true);
          expect(decodeURIComponent(path)).toBe(`/get-room/${roomId}`);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a room id', () => {
  const accepts = (roomId: unknown) => roomIdShape.safeParse(roomId).success;

  test.each(['1', '12345', 'a', 'A-b-9', '00', '0-', 'x'.repeat(36)])('may be %s', (roomId) => {
    expect(accepts(roomId)).toBe(true);
  });

  // Channel "0" does not exist, and an underscore marks the generation of a stream.
  test.each(['', '0', '-a', 'a_b', 'a b', 'a.b', 'é', '连', 'a\n', 'x'.repeat(37), 5, null])(
    'may not be %j',
    (roomId) => {
      expect(accepts(roomId)).toBe(false);
    },
  );
});

describe('readBody', () => {
  const body = z.strictObject({ role: z.optional(z.string()), seats: z.optional(z.int()) });
  const read = (text: string | Buffer) => readBody({ body }, request({ body: Buffer.from(text) }));

  test('takes an empty body as an empty object', () => {
    expect(read('')).toEqual({});
  });

  test('does not look at the body of a route that has none', () => {
    expect(readBody({}, request({ body: Buffer.from('{') }))).toBeUndefined();
  });

  test.each(['{', '{"a":1}}', 'undefined', "{'role':'host'}", ' ', '{"role":"\n"}'])(
    'answers %j with InvalidJson',
    (text) => {
      expect(refusal(() => read(text)).code).toBe('InvalidJson');
    },
  );

  test('takes a byte order mark before the JSON', () => {
    expect(read('\ufeff{"seats":2}')).toEqual({ seats: 2 });
  });

  test('refuses bytes that are not UTF-8 rather than guess', () => {
    const bytes = Buffer.from([...Buffer.from('{"role":"'), 0xff, ...Buffer.from('"}')]);
    expect(refusal(() => read(bytes)).code).toBe('InvalidJson');
  });

  test.each(['[]', 'null', '"x"', '1', 'true'])('answers %s with InvalidRequest', (text) => {
    expect(refusal(() => read(text)).code).toBe('InvalidRequest');
  });

  test('names every field that it does not know', () => {
    const { code, message } = refusal(() => read('{"rule":1,"__proto__":{"x":1},"seets":2}'));
    expect(code).toBe('InvalidRequest');
    for (const name of ['rule', 'seets', '__proto__']) expect(message).toContain(name);
  });

  test('tells where each problem is, for a program and in words', () => {
    const { message, details } = refusal(() => read('{"role":5,"seats":"two"}'));
    expect(details).toMatchObject({ problems: [{ at: 'body.role' }, { at: 'body.seats' }] });
    expect(message).toMatch(/body\.role: .*; body\.seats: /);
  });

  test('refuses nesting of any depth without being stopped by it', () => {
    expect(refusal(() => read('['.repeat(16_384))).code).toBe('InvalidJson');
    const deep = `${'['.repeat(8000)}${']'.repeat(8000)}`;
    expect(refusal(() => read(deep)).code).toBe('InvalidRequest');
  });
});

describe('readQuery', () => {
  const query = z.strictObject({ maxResults: z._default(queryNumber(1, 100), 20) });

  test('fills in what is not given and refuses what it does not know', () => {
    expect(readQuery({ query }, request({}))).toEqual({ maxResults: 20 });
    const { message } = refusal(() => readQuery({ query }, request({ query: { page: '2' } })));
    expect(message).toContain('page');
  });

  test('takes a number in decimal digits', () => {
    const read = (maxResults: string) => readQuery({ query }, request({ query: { maxResults } }));
    expect([read('1'), read('007'), read('100')].map((each) => each.maxResults)).toEqual([
      1, 7, 100,
    ]);
  });

  test.each(['1e2', '0x10', ' 5', '5 ', '+5', '-5', '5.0', '', '٥', 'NaN', '1_0', '0', '101'])(
    'refuses the number %j, with the name of the parameter',
    (maxResults) => {
      const refused = refusal(() => readQuery({ query }, request({ query: { maxResults } })));
      expect(refused.code).toBe('InvalidRequest');
      expect(refused.message).toContain('maxResults: ');
    },
  );
});

describe('the Idempotency-Key', () => {
  test('is empty when it is not sent', () => {
    expect(idempotencyKey({})).toBe('');
  });

  test.each(['a', 'A.b_c:d-9', 'x'.repeat(64)])('may be %s', (key) => {
    expect(idempotencyKey({ 'idempotency-key': key })).toBe(key);
  });

  test.each(['', ' ', 'a b', 'a,b', 'é', 'x'.repeat(65)])('may not be %j', (key) => {
    const refused = refusal(() => idempotencyKey({ 'idempotency-key': key }));
    expect(refused.code).toBe('InvalidRequest');
    expect(refused.message).toContain('idempotency-key');
  });
});
