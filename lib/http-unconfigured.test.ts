import { bodyOf, CONTEXT, eventBytes, httpEvent, setEnvironment } from './handler-fixture';
import { route } from './http';

setEnvironment({ JWT_SECRET: 'canary' });

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
  });
  const log = String(write.mock.calls[0]?.[0]);
  for (const name of ['OTS_ENDPOINT', 'RTC_APP_KEY', 'LIVE_PLAY_KEY', 'JWT_SECRET']) {
    expect(log).toContain(`${name}: `);
  }
  expect(log).not.toContain('canary');
});
