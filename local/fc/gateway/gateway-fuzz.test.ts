import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { type Fixture, startFixture } from './gateway-fixture';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await startFixture({
    echo: { code: 'exports.handler = async (event) => event;' },
    answer: { code: 'exports.handler = async (event) => JSON.parse(JSON.parse(event).body);' },
  });
});

afterAll(() => fixture.close());

/** How long an answer is waited for; not every input has one, so a lack of it is no failure. */
const ANSWER_MS = 50;

/** Sends bytes on a connection of their own and returns what comes back. */
function send(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(fixture.gateway.url).port), '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
    socket.write(bytes);
    setTimeout(() => socket.destroy(), ANSWER_MS);
  });
}

/**
 * Calls the handler that answers what it is sent. It is no `fetch`, which fails at a 407 and
 * follows a redirect: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch.
 */
async function answerOf(value: unknown): Promise<IncomingMessage> {
  const call = request(`${fixture.gateway.url}/answer`, { method: 'POST' });
  call.end(JSON.stringify(value));
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  await once(response.resume(), 'end');
  return response;
}

const line = fc.string({ unit: 'binary', maxLength: 60 });
const header = fc.oneof(
  line,
  fc.constantFrom(
    'Transfer-Encoding: chunked',
    'Content-Length: 5',
    'Content-Length: 99999999999',
    'Expect: 100-continue',
    'Upgrade: websocket',
    'Connection: upgrade',
    'Host: :::',
  ),
);

const message = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'CONNECT', 'PROPFIND', 'G\0T'),
    target: fc.oneof(
      line,
      fc.constantFrom('*', '/echo', '/echo/%ff', '//', 'http://[/', '/echo?%&=&&__proto__=1'),
    ),
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/9.9'),
    headers: fc.array(header, { maxLength: 5 }),
    body: fc.string({ unit: 'binary', maxLength: 40 }),
  })
  .map(({ method, target, version, headers, body }) =>
    Buffer.from([`${method} ${target} ${version}`, ...headers, '', body].join('\r\n')),
  );

test('no bytes that a caller sends bring the gateway down', async () => {
  const input = fc.oneof(message, fc.uint8Array({ maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(fc.array(input, { minLength: 1, maxLength: 8 }), async (inputs) => {
      for (const received of await Promise.all(inputs.map(send))) {
        if (received) expect(received).toMatch(/^HTTP\/1\.1 \d{3} /);
      }
    }),
    { numRuns: 100 },
  );
  expect((await fetch(`${fixture.gateway.url}/echo`)).status).toBe(200);
});

test('whatever JSON a handler returns becomes a valid answer or a 502', async () => {
  const output = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        statusCode: fc.oneof(
          fc.jsonValue(),
          fc.integer({ min: 200, max: 599 }),
          fc.constantFrom(204, 302, 304, 401, 407),
        ),
        headers: fc.oneof(fc.jsonValue(), fc.dictionary(line, fc.oneof(line, fc.jsonValue()))),
        body: fc.jsonValue(),
        isBase64Encoded: fc.jsonValue(),
      },
      { requiredKeys: [] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(output, async (value) => {
      const { statusCode, headers } = await answerOf(value);
      expect(statusCode).toBeGreaterThanOrEqual(200);
      expect(headers).toHaveProperty('x-fc-request-id');
    }),
    { numRuns: 200 },
  );
});
