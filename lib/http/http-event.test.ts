import fc from 'fast-check';
import { AppError } from '../errors';
import { eventBytes, httpEvent } from './handler-fixture';
import { httpRequest, MAX_BODY_BYTES, requireSmallBody } from './http-event';

const read = (event: unknown) => httpRequest(eventBytes(event));
const refusal = (event: unknown) => {
  try {
    requireSmallBody(read(event));
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
};

test('reads what the platform documents', () => {
  const event = httpEvent('POST /create-room', {
    headers: { 'Content-Type': 'application/json', 'user-agent': 'curl' },
    queryParameters: { maxResults: '5' },
    body: '{"title":"连麦"}',
  });
  expect(read(event)).toEqual({
    method: 'POST',
    path: '/create-room',
    domain: 'x.cn-hangzhou.fcapp.run',
    query: { maxResults: '5' },
    headers: { 'content-type': 'application/json', 'user-agent': 'curl' },
    body: Buffer.from('{"title":"连麦"}'),
  });
});

test('finds a header in whatever case it was written', () => {
  for (const name of ['Authorization', 'authorization', 'AUTHORIZATION']) {
    const { headers } = read(httpEvent('GET /list-rooms', { headers: { [name]: 'Bearer x' } }));
    expect(headers.authorization).toBe('Bearer x');
  }
});

test('gets the same bytes out of a base64 body as were put in', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      const body = Buffer.from(bytes).toString('base64');
      const { body: got } = read(httpEvent('POST /create-room', { body, isBase64Encoded: true }));
      expect(got.equals(Buffer.from(bytes))).toBe(true);
    }),
  );
});

test('takes a body as text unless it is said to be base64', () => {
  for (const isBase64Encoded of [false, undefined, 'true', 1]) {
    const { body } = read(httpEvent('POST /create-room', { body: 'aGk=', isBase64Encoded }));
    expect(body.toString()).toBe('aGk=');
  }
});

test('keeps the path encoded as it came', () => {
  expect(read(httpEvent('GET /get-room/%E8%BF%9E')).path).toBe('/get-room/%E8%BF%9E');
});

test('takes a body of exactly the limit, and refuses one byte more', () => {
  const body = 'x'.repeat(MAX_BODY_BYTES);
  expect(refusal(httpEvent('POST /create-room', { body }))).toBe('none');
  expect(refusal(httpEvent('POST /create-room', { body: `${body}x` }))).toBe('BodyTooLarge');
});

test('counts the bytes of a body, not its letters, and not those of its base64', () => {
  const wide = '连'.repeat(MAX_BODY_BYTES / 3 + 1);
  expect(refusal(httpEvent('POST /create-room', { body: wide }))).toBe('BodyTooLarge');
  const encode = (length: number) => ({
    body: Buffer.alloc(length).toString('base64'),
    isBase64Encoded: true,
  });
  expect(refusal(httpEvent('POST /create-room', encode(MAX_BODY_BYTES)))).toBe('none');
  expect(refusal(httpEvent('POST /create-room', encode(MAX_BODY_BYTES + 1)))).toBe('BodyTooLarge');
});

test('does without a body, headers and a query', () => {
  const { body: _, headers: __, queryParameters: ___, ...bare } = httpEvent('GET /list-rooms');
  expect(read(bare)).toMatchObject({ query: {}, headers: {}, body: Buffer.alloc(0) });
});

test.each([
  ['null', null],
  ['a number', 5],
  ['an array', []],
  ['another trigger', { triggerTime: '2023-09-05T06:41:11Z', triggerName: 'timer' }],
  ['no method', { rawPath: '/list-rooms', requestContext: { http: {} } }],
  ['no path', { requestContext: { http: { method: 'GET' } } }],
  ['a method that is no text', { rawPath: '/', requestContext: { http: { method: 1 } } }],
])('refuses an event that is %s', (_, event) => {
  expect(refusal(event)).toBe('InvalidRequest');
});

test('refuses bytes that are no JSON', () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('{'), Buffer.from([0xff, 0xfe])]) {
    expect(() => httpRequest(bytes)).toThrow('Expected the event of an HTTP trigger.');
  }
});

test('leaves out headers and parameters that are no text', () => {
  const odd = { good: 'yes', object: { toString: 1, valueOf: 1 }, list: ['a'], nothing: null };
  const { headers, query } = read(
    httpEvent('GET /list-rooms', { headers: odd, queryParameters: odd }),
  );
  expect([headers, query]).toEqual([{ good: 'yes' }, { good: 'yes' }]);
});

test('a header named __proto__ is a header like any other', () => {
  const event = JSON.parse(
    JSON.stringify(httpEvent('GET /list-rooms')).replace('Auth', '__proto__'),
  );
  expect(Object.getPrototypeOf(read(event).headers)).toBe(Object.prototype);
});
