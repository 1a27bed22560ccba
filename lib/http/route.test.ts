import * as z from 'zod/mini';
import { AppError, ERROR_CODES } from '../errors';
import { MixerRefused } from '../model/mixer';
import {
  bodyOf,
  CONTEXT,
  type EventChanges,
  eventBytes,
  httpEvent,
  REQUIRED,
  setEnvironment,
  signHs256,
} from './handler-fixture';
import { type Answer, type Call, route } from './route';

setEnvironment(REQUIRED);

const shape = {
  body: z.strictObject({ title: z.optional(z.string()), seats: z.optional(z.int()) }),
  query: z.strictObject({ maxResults: z.optional(z.string()) }),
};
type Body = z.infer<typeof shape.body>;
type Query = z.infer<typeof shape.query>;
type Act = (call: Call<'POST /start-mix/{roomId}', Body, Query>) => Answer;

const LINE = 'POST /start-mix/12345';
let written: string[];

beforeEach(() => {
  written = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});

const done: Act = ({ params, body, query, caller }) => ({
  status: 201,
  body: { params, body, query, caller },
});

/** Sends a request to a route that checks all there is to check. */
function send(changes: EventChanges = {}, act: Act = done) {
  const handler = route('POST /start-mix/{roomId}', shape, async (call) => act(call));
  return handler(eventBytes(httpEvent(LINE, changes)), CONTEXT);
}

const failing = (error: unknown) =>
  send({}, () => {
    throw error;
  });

describe('an answer', () => {
  test('is the whole object that Function Compute knows, with JSON in it', async () => {
    const answer = await send({ body: '{"title":"连麦"}', queryParameters: { maxResults: '5' } });
    expect(answer).toMatchObject({ statusCode: 201, isBase64Encoded: false });
    expect(bodyOf(answer)).toEqual({
      params: { roomId: '12345' },
      body: { title: '连麦' },
      query: { maxResults: '5' },
      caller: { userId: 'host', isAdmin: false },
    });
  });

  test('is never kept by a cache, and tells which request it belongs to', async () => {
    for (const answer of [await send(), await send({ headers: {} })]) {
      expect(answer.headers).toEqual({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-request-id': CONTEXT.requestId,
        // https://www.rfc-editor.org/rfc/rfc9110#name-401-unauthorized
        ...(answer.statusCode === 401 && { 'www-authenticate': 'Bearer' }),
      });
    }
  });
});

test('an answer with a tag is not kept by a cache either, which would give old URLs for a 304', async () => {
  const headers = { etag: '"a"', 'cache-control': 'private, no-cache' };
  const handler = route('GET /list-rooms', {}, async () => ({ status: 200, body: {}, headers }));
  const answer = await handler(eventBytes(httpEvent('GET /list-rooms')), CONTEXT);
  expect(answer.headers).toMatchObject({ etag: '"a"', 'cache-control': 'no-store' });
});

describe('an error', () => {
  test('has one shape, and leaves out what there is not', async () => {
    const answer = await failing(new AppError('RoomClosed', 'The room is closed.'));
    expect(answer.statusCode).toBe(409);
    expect(bodyOf(answer)).toEqual({
      requestId: CONTEXT.requestId,
      code: 'RoomClosed',
      message: 'The room is closed.',
      retryable: false,
    });
    expect(answer.headers).not.toHaveProperty('retry-after');
  });

  test('tells when to try again, exactly in the body and in whole seconds in the header', async () => {
    const details = { availableAt: '2023-09-05T06:41:11.000Z' };
    const options = { retryAfterMs: 9321, details };
    const answer = await failing(new AppError('StreamCoolingDown', 'It rests.', options));
    expect(bodyOf(answer)).toMatchObject({ retryable: true, retryAfterMs: 9321, details });
    expect(answer.headers['retry-after']).toBe('10');
  });

  test.each(ERROR_CODES)(
    '%s comes with a time if it may be retried, and only then',
    async (code) => {
      const answer = await failing(new AppError(code, 'why'));
      const { retryable, retryAfterMs } = bodyOf(answer);
      expect(retryAfterMs !== undefined).toBe(retryable);
      const inSeconds = retryable ? String(Number(retryAfterMs) / 1000) : undefined;
      expect(answer.headers['retry-after']).toBe(inSeconds);
    },
  );

  test.each([
    ['Unauthenticated', 'Bearer'],
    ['TokenExpired', 'Bearer error="invalid_token"'],
  ] as const)('%s tells how to authenticate (RFC 9110 11.6.1)', async (code, challenge) => {
    const answer = await failing(new AppError(code, 'Expected a token.'));
    expect(answer).toMatchObject({ statusCode: 401, headers: { 'www-authenticate': challenge } });
  });

  test("of a throttled service is a 503 with Retry-After, and names the service's code", async () => {
    const answer = await failing(new MixerRefused('Throttling.User', { throttled: true }));
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(bodyOf(answer)).toMatchObject({ details: { serviceCode: 'Throttling.User' } });
  });

  test('of ours tells the caller nothing of its cause, and the log all', async () => {
    const answer = await failing(new Error('broken', { cause: new Error('ECONNRESET 10.0.0.7') }));
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/broken|ECONNRESET/);
    expect(written.join('')).toContain('Error: broken ← Error: ECONNRESET 10.0.0.7');
  });

  test('of the store that cannot be reached is a 503 that is worth trying again', async () => {
    const handler = route('GET /get-room/{roomId}', {}, async ({ params }, services) => ({
      status: 200,
      body: await services.rooms.require(params.roomId),
    }));
    const answer = await handler(eventBytes(httpEvent('GET /get-room/12345')), CONTEXT);
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
    expect(bodyOf(answer)).toMatchObject({ code: 'StoreUnavailable', retryable: true });
    expect(answer.body).not.toContain('127.0.0.1');
  });
});

describe('a request', () => {
  test('may have its headers in any case', async () => {
    const token = `Bearer ${signHs256({ sub: 'host', exp: 4e9 })}`;
    for (const name of ['authorization', 'Authorization', 'AUTHORIZATION']) {
      expect((await send({ headers: { [name]: token } })).statusCode).toBe(201);
    }
  });

  test('may come with its body in base64', async () => {
    const body = Buffer.from('{"title":"连麦"}').toString('base64');
    const answer = await send({ body, isBase64Encoded: true });
    expect(bodyOf(answer)).toMatchObject({ body: { title: '连麦' } });
  });

  test('may have its path encoded', async () => {
    const answer = await send({ rawPath: '/start-mix/%3112%2D5' });
    expect(bodyOf(answer)).toMatchObject({ params: { roomId: '112-5' } });
  });

  test.each<[string, EventChanges, status: number, code: string]>([
    ['to another path', { rawPath: '/stop-mix/12345' }, 404, 'RouteNotFound'],
    ['to its path without an id', { rawPath: '/start-mix' }, 404, 'RouteNotFound'],
    ['to an impossible room', { rawPath: '/start-mix/a_b' }, 400, 'InvalidRequest'],
    ['with a badly encoded path', { rawPath: '/start-mix/%E0' }, 400, 'InvalidRequest'],
    ['without a token', { headers: {} }, 401, 'Unauthenticated'],
    ['with a body of no JSON', { body: '{' }, 400, 'InvalidJson'],
    ['with a wrong type', { body: '{"seats":"two"}' }, 400, 'InvalidRequest'],
    ['with an unknown parameter', { queryParameters: { page: '2' } }, 400, 'InvalidRequest'],
    ['with too large a body', { body: 'x'.repeat(16_385) }, 413, 'BodyTooLarge'],
  ])('%s is refused, and nothing is done', async (_, changes, status, code) => {
    const act = jest.fn(done);
    const answer = await send(changes, act);
    expect(answer.statusCode).toBe(status);
    expect(bodyOf(answer)).toMatchObject({ requestId: CONTEXT.requestId, code, retryable: false });
    expect(act).not.toHaveBeenCalled();
  });

  test('of 31 MB is refused before the store or anybody else is asked', async () => {
    const body = 'x'.repeat(31 * 1024 * 1024);
    for (const changes of [{ body }, { body, isBase64Encoded: true }]) {
      const answer = await send(changes);
      expect(answer.statusCode).toBe(413);
      expect(bodyOf(answer)).toMatchObject({ code: 'BodyTooLarge' });
    }
    const calls = written.map((line) => JSON.parse(line).calls);
    expect(calls).toEqual([{}, {}]);
  });

  test('with fields that are not known is told their names', async () => {
    const answer = await send({ body: '{"titel":"x","seets":2}' });
    expect(bodyOf(answer).message).toMatch(/"titel".*"seets"/);
  });

  test('of nobody is not told what is wrong with its body', async () => {
    const answer = await send({ headers: {}, body: '{"titel":"x"}' });
    expect(answer.body).not.toContain('titel');
  });
});

describe('the id of a request', () => {
  const authorization = `Bearer ${signHs256({ sub: 'host', exp: 4e9 })}`;
  const withId = (id: unknown) => send({ headers: { authorization, 'X-Request-Id': id } });

  test.each([
    ['a UUID', '4f1c2a60-8f3e-4b0e-9b5a-0c0e3d0c1b2a'],
    ['a trace with its span', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
    ['64 characters', 'x'.repeat(64)],
  ])("is the caller's when it is %s, in header, error and log", async (_, id) => {
    expect((await withId(id)).headers['x-request-id']).toBe(id);
    const refused = await send({ headers: { 'X-Request-Id': id } });
    expect(bodyOf(refused).requestId).toBe(id);
    const line = JSON.parse(written[0] ?? '');
    expect(line).toMatchObject({ requestId: id, fcRequestId: CONTEXT.requestId });
  });

  test.each([
    ['too long', 'x'.repeat(65)],
    ['empty', ''],
    ['of several lines', 'a\nx-evil: 1'],
    ['a list', 'a, b'],
    ['full of quotes', '","status":"200'],
    ['no text', { toString: null }],
  ])("is the platform's when the caller's is %s", async (_, id) => {
    expect((await withId(id)).headers['x-request-id']).toBe(CONTEXT.requestId);
    expect(JSON.parse(written[0] ?? '')).not.toHaveProperty('fcRequestId');
  });
});

describe('the log', () => {
  test('has one line for each request, with what an operator asks for', async () => {
    await send();
    expect(written).toHaveLength(1);
    expect(JSON.parse(written[0] ?? '')).toEqual({
      requestId: CONTEXT.requestId,
      function: 'lianmai-test',
      route: 'POST /start-mix/{roomId}',
      roomId: '12345',
      user: 'host',
      status: 201,
      outcome: 'ok',
      durationMs: expect.any(Number),
      coldStart: expect.any(Boolean),
      calls: {},
    });
  });

  test('tells what came of a request, as the caller was told', async () => {
    await send({}, () => ({ status: 202, body: {} }));
    await send({ body: '{' });
    await failing(new Error('broken'));
    const lines = written.map((line) => JSON.parse(line));
    expect(lines.map(({ outcome }) => outcome)).toEqual(['pending', 'refused', 'failed']);
  });

  test('knows the room that a request has made', async () => {
    const handler = route('POST /create-room', {}, async () => ({
      status: 201,
      body: { roomId: 'new' },
    }));
    await handler(eventBytes(httpEvent('POST /create-room')), CONTEXT);
    expect(JSON.parse(written[0] ?? '')).toMatchObject({ roomId: 'new' });
  });

  test('has one line for each refusal, with its code', async () => {
    for (const changes of [{ headers: {} }, { rawPath: '/' }, { body: '{' }]) await send(changes);
    const codes = written.map((line) => JSON.parse(line).code);
    expect(codes).toEqual(['Unauthenticated', 'RouteNotFound', 'InvalidJson']);
  });

  test('has no secret, whatever went wrong', async () => {
    const authorization = `Bearer ${signHs256({ sub: 'host', exp: 4e9 })}`;
    const { accessKeySecret, securityToken } = CONTEXT.credentials;
    await send({ headers: { authorization }, body: `{"${authorization}":1}` });
    await failing(new Error(`refused: ${authorization}`));
    await failing(new Error('POST /?StreamURL=rtmp%3A%2F%2Fx%3Fauth_key%3D1-0-0-canary failed'));
    await failing(new Error('rtmp://x/live/1?auth_key=1-0-0-canary'));
    // A caller may send anything as an id, even what it must keep to itself.
    await send({ headers: { authorization, 'x-request-id': authorization.slice(7) } });
    await send({ headers: { 'x-request-id': authorization } });
    const log = written.join('');
    expect(written).toHaveLength(6);
    for (const secret of [authorization.slice(7), accessKeySecret, securityToken, 'canary']) {
      expect(log).not.toContain(secret);
    }
  });
});
