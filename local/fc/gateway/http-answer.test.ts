import { toHttpAnswer } from './http-answer';

function answer(output: unknown) {
  const bytes = Buffer.isBuffer(output) ? output : Buffer.from(JSON.stringify(output));
  return toHttpAnswer({ requestId: 'r', output: bytes, durationMs: 1, coldStart: false });
}

const badResponse = expect.objectContaining({ status: 502, code: 'BadResponse' });

test('a full response object is passed on', () => {
  const headers = { 'Content-Type': 'text/plain', 'Set-Cookie': 'a=1' };
  const { status, headers: sent, body } = answer({ statusCode: 201, headers, body: 'made' });
  expect([status, body.toString()]).toEqual([201, 'made']);
  expect(sent).toEqual([
    ['Content-Type', 'text/plain'],
    ['Set-Cookie', 'a=1'],
  ]);
});

test('a base64 body is decoded', () => {
  const { body } = answer({ statusCode: 200, body: '//4A', isBase64Encoded: true });
  expect([...body]).toEqual([0xff, 0xfe, 0x00]);
});

test.each([
  [{ hello: 1 }, '{"hello":1}'],
  [[1, 2], '[1,2]'],
  [Buffer.from('not json'), 'not json'],
  [Buffer.alloc(0), ''],
])('output without a statusCode is the body of a 200 in JSON', (output, text) => {
  const { status, headers, body } = answer(output);
  expect([status, body.toString()]).toEqual([200, text]);
  expect(headers).toEqual([['Content-Type', 'application/json']]);
});

test('headers that belong to the platform are dropped', () => {
  const headers = {
    'X-Fc-Request-Id': 'mine',
    connection: 'close',
    'Content-Length': '1',
    date: 'x',
    'keep-alive': 'x',
    SERVER: 'x',
    upgrade: 'x',
    'transfer-encoding': 'chunked',
    'content-disposition': 'attachment; filename=a',
    'x-kept': 'yes',
  };
  expect(answer({ statusCode: 200, headers }).headers).toEqual([['x-kept', 'yes']]);
});

test('an inline content-disposition is kept', () => {
  const headers = { 'Content-Disposition': 'inline' };
  expect(answer({ statusCode: 200, headers }).headers).toHaveLength(1);
});

test.each([
  ['status as text', { statusCode: '200' }],
  ['status out of range', { statusCode: 99 }],
  ['informational status', { statusCode: 100 }],
  ['headers over 8 KB', { statusCode: 200, headers: { 'x-a': 'a'.repeat(8192) } }],
  ['a header with a line break', { statusCode: 200, headers: { 'x-a': 'a\r\nb: c' } }],
  ['a header name with a space', { statusCode: 200, headers: { 'x a': 'b' } }],
  ['a header that is an object', { statusCode: 200, headers: { 'x-a': {} } }],
  ['a header that is a list', { statusCode: 200, headers: { 'set-cookie': ['a=1', 'b=2'] } }],
  ['a header that is a number', { statusCode: 200, headers: { 'retry-after': 5 } }],
  ['headers that are text', { statusCode: 200, headers: 'x' }],
  ['a body that is an object', { statusCode: 200, body: {} }],
])('an invalid response is a 502 BadResponse: %s', (_name, output) => {
  expect(() => answer(output)).toThrow(badResponse);
});

test('a failed invocation is a 502 that names its kind', () => {
  const result = { requestId: 'r', output: Buffer.from('{}'), durationMs: 1, coldStart: false };
  const failed = toHttpAnswer({ ...result, errorType: 'UnhandledInvocationError' });
  expect(failed.status).toBe(502);
  expect(failed.headers).toContainEqual(['X-Fc-Error-Type', 'UnhandledInvocationError']);
});
