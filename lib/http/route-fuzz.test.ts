/** Whatever comes in, a handler answers: with JSON, in one shape, and without blaming itself. */
import fc from 'fast-check';
import { startMixBody } from '../model/mix-request';
import { joinRoomBody } from '../use-cases/members';
import { createRoomBody, listRoomsQuery } from '../use-cases/room';
import type { FcResponse } from './fc-context';
import { CONTEXT, eventBytes, httpEvent, REQUIRED, setEnvironment } from './handler-fixture';
import { type Handler, route } from './route';

setEnvironment(REQUIRED);

const done = async () => ({ status: 200, body: {} });
const HANDLERS: [line: string, handler: Handler][] = [
  ['POST /create-room', route('POST /create-room', { body: createRoomBody }, done)],
  ['GET /list-rooms', route('GET /list-rooms', { query: listRoomsQuery }, done)],
  ['POST /close-room/1', route('POST /close-room/{roomId}', {}, done)],
  ['POST /join-room/1', route('POST /join-room/{roomId}', { body: joinRoomBody }, done)],
  ['POST /start-mix/1', route('POST /start-mix/{roomId}', { body: startMixBody }, done)],
];
const handler = fc.constantFrom(...HANDLERS);

let lines: number;

beforeEach(() => {
  lines = 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(() => {
    lines++;
    return true;
  });
});

function expectProper({ statusCode, headers, body, isBase64Encoded }: FcResponse): void {
  expect(statusCode).toBeGreaterThanOrEqual(200);
  expect(statusCode).toBeLessThan(500);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(isBase64Encoded).toBe(false);
  const answer = JSON.parse(body);
  if (statusCode < 400) return;
  expect(answer).toMatchObject({
    requestId: CONTEXT.requestId,
    code: expect.stringMatching(/^[A-Z][A-Za-z]+$/),
    message: expect.any(String),
    retryable: false,
  });
}

async function expectAnswer(call: Handler, event: Buffer): Promise<void> {
  const before = lines;
  expectProper(await call(event, CONTEXT));
  expect(lines).toBe(before + 1);
}

test('any bytes at all', async () => {
  await fc.assert(
    fc.asyncProperty(handler, fc.uint8Array({ maxLength: 300 }), ([, call], bytes) =>
      expectAnswer(call, Buffer.from(bytes)),
    ),
  );
});

test('any JSON at all', async () => {
  await fc.assert(
    fc.asyncProperty(handler, fc.json(), ([, call], text) => expectAnswer(call, Buffer.from(text))),
  );
});

test('an event in which any part is anything', async () => {
  const event = (line: string) => httpEvent(line) as Record<string, unknown>;
  const part = fc.constantFrom(...Object.keys(event('GET /')), 'requestContext.http');
  await fc.assert(
    fc.asyncProperty(handler, part, fc.jsonValue(), ([line, call], name, value) => {
      const changed = event(line);
      if (name === 'requestContext.http') changed.requestContext = { http: value };
      else changed[name] = value;
      return expectAnswer(call, eventBytes(changed));
    }),
    { numRuns: 200 },
  );
});

test('an event with any bit turned over', async () => {
  await fc.assert(
    fc.asyncProperty(handler, fc.nat(), fc.nat(7), ([line, call], at, bit) => {
      const bytes = eventBytes(httpEvent(line, { body: '{"layout":"pip"}' }));
      const index = at % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      return expectAnswer(call, bytes);
    }),
    { numRuns: 200 },
  );
});

test('an event that was cut off anywhere', async () => {
  const bytes = eventBytes(httpEvent('POST /start-mix/1', { body: '{"layout":"pip"}' }));
  const [, call] = HANDLERS[4] ?? [];
  for (let length = 0; call && length < bytes.length; length += 7) {
    await expectAnswer(call, bytes.subarray(0, length));
  }
});

test('any body, as text or in base64', async () => {
  const bytes = fc.uint8Array().map((list) => Buffer.from(list).toString('latin1'));
  const text = fc.oneof(fc.string(), fc.json(), bytes);
  await fc.assert(
    fc.asyncProperty(handler, text, fc.boolean(), ([line, call], body, isBase64Encoded) =>
      expectAnswer(call, eventBytes(httpEvent(line, { body, isBase64Encoded }))),
    ),
    { numRuns: 200 },
  );
});

test('any values of the fields that there are', async () => {
  const names = ['roomId', 'title', 'kind', 'role', 'layout', 'resolution', 'orientation', 'seats'];
  const more = ['backgroundColor', 'onCooldown', '__proto__', 'constructor', 'toString'];
  const fields = fc.dictionary(fc.constantFrom(...names, ...more), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(handler, fields, ([line, call], body) =>
      expectAnswer(call, eventBytes(httpEvent(line, { body: JSON.stringify(body) }))),
    ),
    { numRuns: 200 },
  );
});

test('any headers and parameters', async () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom('Authorization', '__proto__', 'constructor', 'maxResults', 'nextToken'),
  );
  const odd = fc.constant({ toString: 1, valueOf: 1 });
  const entries = fc.dictionary(name, fc.oneof(fc.string(), fc.jsonValue(), odd));
  await fc.assert(
    fc.asyncProperty(handler, entries, entries, ([line, call], headers, queryParameters) =>
      expectAnswer(call, eventBytes(httpEvent(line, { headers, queryParameters }))),
    ),
  );
});

test('any path', async () => {
  const part = fc.constantFrom('/', 'rooms', 'mix', '1', '%', '%00', '%2F', '%E0%A4%A', '..', '连');
  const path = fc.oneof(
    fc.string(),
    fc.array(part).map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(handler, path, ([line, call], rawPath) =>
      expectAnswer(call, eventBytes(httpEvent(line, { rawPath }))),
    ),
    { numRuns: 200 },
  );
});
