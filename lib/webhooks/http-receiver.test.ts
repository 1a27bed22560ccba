/** Events over HTTP, to a server that verifies them with the library of Standard Webhooks. */
import dns, { type LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { Webhook } from 'standardwebhooks';
import { CalledServer, type ReceivedCall } from '../called-server-fixture';
import { cloudEvent } from '../model/cloud-event';
import type { RoomEvent } from '../model/event';
import { ReceiverFailed } from '../model/event-receiver';
import { HttpReceiver } from './http-receiver';

const KEY = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const EVENT: RoomEvent = {
  roomId: '12345',
  number: 7,
  type: 'mix.started',
  atMs: 1_700_000_000_000,
  data: { taskId: '12345-3' },
};
/** More than any of them needs: for the tests that are not about the time. */
const ENOUGH_MS = 60_000;
/** All of it is waited for a body that never comes. */
const BODY_WAIT_MS = 2000;
const clock = { now: () => Date.now(), sleepUntil: () => Promise.resolve() };

let server: CalledServer;
beforeEach(async () => {
  server = await CalledServer.start();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.stop();
});

function receiver(options: { url?: string; isPrivate?: boolean } = {}) {
  const { port } = server;
  const { url = `http://127.0.0.1:${port}/hook?of=us`, isPrivate = true } = options;
  const wants = () => true;
  return new HttpReceiver({ url: new URL(url), keys: [KEY], wants, isPrivate }, clock);
}

type LookupArguments = [
  name: string,
  options: object,
  callback: (error: null, addresses: LookupAddress[]) => void,
];

/** Why an event was not taken. */
async function failureOf(sent: Promise<void>): Promise<string> {
  const error = await sent.catch((reason: unknown) => reason);
  if (!(error instanceof ReceiverFailed)) throw new Error(`Expected a failure: ${error}`);
  return String(error.cause);
}

test('an event comes as a signed CloudEvent', async () => {
  await receiver().send(EVENT, ENOUGH_MS);
  const [{ headers, body }] = server.calls as [ReceivedCall];
  expect(new Webhook(KEY).verify(body, headers)).toEqual(cloudEvent(EVENT));
  expect(headers).toMatchObject({
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'webhook-id': '12345-7',
  });
});

test('an event that is sent again has the same id and the same body', async () => {
  await receiver().send(EVENT, ENOUGH_MS);
  await receiver().send(EVENT, ENOUGH_MS);
  const [first, second] = server.calls;
  expect(second?.body).toBe(first?.body);
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
});

test.each([200, 202, 204, 299])('an answer of %d takes it', async (status) => {
  server.answer = (_, response) => response.writeHead(status).end();
  await receiver().send(EVENT, ENOUGH_MS);
});

test.each([300, 400, 410, 429, 500])('an answer of %d does not', async (status) => {
  server.answer = (_, response) => response.writeHead(status).end('no');
  expect(await failureOf(receiver().send(EVENT, ENOUGH_MS))).toContain(`It answered ${status}.`);
});

test('a redirect is not followed', async () => {
  server.answer = (_, response) => response.writeHead(307, { location: '/elsewhere' }).end();
  expect(await failureOf(receiver().send(EVENT, ENOUGH_MS))).toContain('It answered 307.');
  expect(server.calls).toHaveLength(1);
});

test('a receiver that hangs is left in time', async () => {
  server.answer = () => undefined;
  expect(await failureOf(receiver().send(EVENT, 50))).toMatch(/Abort|Timeout/);
});

test('a receiver that goes away has not taken it', async () => {
  server.answer = (request) => request.socket.destroy();
  expect(await failureOf(receiver().send(EVENT, ENOUGH_MS))).toContain('socket hang up');
});

test('an answer without end is not read to its end', async () => {
  server.answer = (_, response) => {
    const more = () => response.write('x'.repeat(10_000), () => setImmediate(more));
    response.on('close', () => response.destroy());
    more();
  };
  const closed = once(server.server, 'connection').then(([socket]) => once(socket, 'close'));
  await receiver().send(EVENT, ENOUGH_MS);
  await closed;
});

test('an answer whose body never comes counts by its status', async () => {
  server.answer = (_, response) => response.flushHeaders();
  await receiver().send(EVENT, BODY_WAIT_MS);
});

test.each(['http://127.0.0.1', 'https://2130706433', 'https://[::1]', 'https://[::ffff:7f00:1]'])(
  'an address that is not public is not called: %s',
  async (host) => {
    const { port } = server;
    const url = `${host}:${port}/`;
    expect(await failureOf(receiver({ url, isPrivate: false }).send(EVENT, ENOUGH_MS))).toContain(
      'is not public',
    );
    expect(server.calls).toHaveLength(0);
  },
);

test('a name that leads to such an address is not called', async () => {
  const { port } = server;
  const named = (protocol: string) => `${protocol}://localhost:${port}/`;
  const refused = receiver({ url: named('http'), isPrivate: false });
  expect(await failureOf(refused.send(EVENT, ENOUGH_MS))).toContain('is not public');
  expect(server.calls).toHaveLength(0);
});

test('a name that leads to such an address beside a public one is not called', async () => {
  const addresses = ['127.0.0.1', '1.1.1.1'].map((address) => ({ address, family: 4 }));
  const lookup = jest.spyOn(dns, 'lookup') as unknown as jest.SpyInstance<void, LookupArguments>;
  lookup.mockImplementation((_, __, callback) => callback(null, addresses));
  const { port } = server;
  const refused = receiver({ url: `http://both.example:${port}/`, isPrivate: false });
  expect(await failureOf(refused.send(EVENT, ENOUGH_MS))).toContain('is not public');
  expect(lookup.mock.calls.map(([name]) => name)).toEqual(['both.example']);
  expect(server.calls).toHaveLength(0);
});
