import { bodyOf, CONTEXT, eventBytes, httpEvent, setEnvironment } from './handler-fixture';
import { route } from './route';

const PAGE = 'https://live.example.com';
setEnvironment({ JWT_SECRET: 'canary', ALLOWED_ORIGINS: PAGE });

test('a function without its configuration tells the operator all, and the caller nothing', async () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const handler = route('GET /list-rooms', {}, async () => ({ status: 200, body: {} }));
  const answer = await handler(eventBytes(httpEvent('GET /list-rooms')), CONTEXT);
  expect(answer.statusCode).toBe(500);
  expect(bodyOf(answer)).toEqual({
    requestId: CONTEXT.requestId,
    code: 'InternalError',
    message: 'Something went wrong on our side.',
    retryable: true,
    retryAfterMs: 1000,
  });
  const log = String(write.mock.calls[0]?.[0]);
  for (const name of ['OTS_ENDPOINT', 'RTC_APP_KEY', 'LIVE_PLAY_KEY', 'JWT_SECRET']) {
    expect(log).toContain(`${name}: `);
  }
  expect(log).not.toContain('canary');
});

test('a function without its configuration answers preflights, and a page can read its error', async () => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const handler = route('GET /list-rooms', {}, async () => ({ status: 200, body: {} }));
  for (const [method, status] of [
    ['OPTIONS', 204],
    ['GET', 500],
  ] as const) {
    const event = httpEvent(`${method} /list-rooms`, { headers: { Origin: PAGE } });
    const answer = await handler(eventBytes(event), CONTEXT);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBe(PAGE);
  }
});
