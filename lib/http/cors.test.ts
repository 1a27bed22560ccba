import { callback } from './callback';
import { corsHeaders } from './cors';
import { CONTEXT, eventBytes, httpEvent, REQUIRED, setEnvironment } from './handler-fixture';
import { route } from './route';

const PAGE = 'https://live.example.com';
setEnvironment({ ...REQUIRED, ALLOWED_ORIGINS: `https://other.example.com,${PAGE}` });

beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});

test('a page of an allowed origin may read answers, and caches keep them apart', () => {
  expect(corsHeaders([PAGE], PAGE)).toEqual({
    'access-control-allow-origin': PAGE,
    'access-control-expose-headers': 'etag, retry-after, www-authenticate, x-request-id',
    vary: 'origin',
  });
  for (const origin of ['https://evil.example.com', `${PAGE}.evil.com`, 'null', undefined]) {
    expect(corsHeaders([PAGE], origin)).toEqual({ vary: 'origin' });
  }
});

test('every page may read answers if all origins are allowed, and none if nothing is', () => {
  expect(corsHeaders(['*'], undefined)).toMatchObject({ 'access-control-allow-origin': '*' });
  expect(corsHeaders([], PAGE)).toEqual({});
});

test.each([
  ['without a token', { headers: {} }, 401],
  ['to a wrong path', { rawPath: '/nowhere' }, 404],
  ['with too large a body', { body: 'x'.repeat(20_000) }, 413],
  ['that is all right', {}, 200],
])('a page may read the answer to a call %s', async (_, changes, status) => {
  const event = httpEvent('GET /list-rooms', changes);
  const headers = { ...event.headers, Origin: PAGE };
  const handler = route('GET /list-rooms', {}, async () => ({ status: 200, body: {} }));
  const answer = await handler(eventBytes({ ...event, headers }), CONTEXT);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['access-control-allow-origin']).toBe(PAGE);
});

/** What a browser asks before a call of a page, without a token. */
function preflight(path: string, origin: string) {
  const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
  return eventBytes(httpEvent(`OPTIONS ${path}`, { headers }));
}

test.each([
  ['a route', route('POST /start-mix/{roomId}', {}, never), '/start-mix/12345'],
  ['a callback', callback('POST /rtc-callback/{secret}', never), '/rtc-callback/wrong'],
])(
  '%s answers the preflights of its own method, whoever asks, and does nothing',
  async (...each) => {
    const [, handler, path] = each;
    expect(await handler(preflight(path, PAGE), CONTEXT)).toEqual({
      statusCode: 204,
      body: '',
      isBase64Encoded: false,
      headers: {
        'access-control-allow-origin': PAGE,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers':
          'authorization, content-type, if-none-match, idempotency-key, x-request-id',
        'access-control-expose-headers': 'etag, retry-after, www-authenticate, x-request-id',
        'access-control-max-age': '7200',
        'cache-control': 'no-store',
        vary: 'origin',
        'x-request-id': CONTEXT.requestId,
      },
    });
    const foreign = await handler(preflight(path, 'https://evil.example.com'), CONTEXT);
    expect(foreign.headers).not.toHaveProperty('access-control-allow-origin');
  },
);

test('the log tells a preflight from the call that it is about', async () => {
  const handler = route('POST /start-mix/{roomId}', {}, never);
  await handler(preflight('/start-mix/12345', PAGE), CONTEXT);
  const line = JSON.parse(String(jest.mocked(process.stdout.write).mock.lastCall?.[0]));
  expect(line).toMatchObject({ route: 'OPTIONS /start-mix/{roomId}', status: 204, outcome: 'ok' });
});

test('an answer without a body says nothing of its type', async () => {
  const headers = { etag: '"a"' };
  const handler = route('GET /list-rooms', {}, async () => ({ status: 304, headers }));
  const answer = await handler(eventBytes(httpEvent('GET /list-rooms')), CONTEXT);
  expect(answer).toMatchObject({ statusCode: 304, body: '', headers });
  expect(answer.headers).not.toHaveProperty('content-type');
});

async function never(): Promise<never> {
  throw new Error('A preflight is no call.');
}
