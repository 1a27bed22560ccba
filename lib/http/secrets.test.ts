/** Calls that no user makes are taken by their secret alone, and by none where none is configured. */
import { CONTEXT, eventBytes, httpEvent, REQUIRED, setEnvironment } from './handler-fixture';

const SECRET = 'a-secret-of-at-least-thirty-two-characters';
const OTHER = 'b-secret-of-at-least-thirty-two-characters';

beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});

/** The handlers of an instance with this configuration, which it reads once. */
async function handlers(configured: Record<string, string>) {
  setEnvironment({ ...REQUIRED, ...configured });
  jest.resetModules();
  const { callback } = await import('./callback');
  const { serverCall } = await import('./server-call');
  const act = jest.fn(async () => ({ status: 200, body: {}, roomId: '12345' }));
  return {
    act,
    callback: callback('POST /rtc-callback/{secret}', act),
    serverCall: serverCall('POST /score-pk/{roomId}', {}, act),
  };
}

test.each([
  ['its secret', { CALLBACK_SECRET: SECRET }, SECRET, 200],
  ['another secret', { CALLBACK_SECRET: SECRET }, OTHER, 401],
  ['the beginning of its secret', { CALLBACK_SECRET: SECRET }, SECRET.slice(0, -1), 401],
  ['any secret where none is configured', {}, SECRET, 401],
])('a callback with %s', async (_, configured, secret, status) => {
  const { callback, act } = await handlers(configured);
  const event = eventBytes(httpEvent(`POST /rtc-callback/${secret}`, { headers: {} }));
  expect((await callback(event, CONTEXT)).statusCode).toBe(status);
  expect(act).toHaveBeenCalledTimes(status === 200 ? 1 : 0);
});

test.each([
  ['the server key', { SERVER_KEY: SECRET }, `Bearer ${SECRET}`, 200],
  ['another key', { SERVER_KEY: SECRET }, `Bearer ${OTHER}`, 401],
  ['no key', { SERVER_KEY: SECRET }, undefined, 401],
  ['any key where none is configured', {}, `Bearer ${SECRET}`, 401],
])('a call of the app’s server with %s', async (_, configured, authorization, status) => {
  const { serverCall, act } = await handlers(configured);
  const headers = authorization ? { Authorization: authorization } : {};
  const event = eventBytes(httpEvent('POST /score-pk/12345', { headers }));
  expect((await serverCall(event, CONTEXT)).statusCode).toBe(status);
  expect(act).toHaveBeenCalledTimes(status === 200 ? 1 : 0);
});
