/** The receiver takes what is signed, and behaves as its page says; events as the library signs them. */
import { Webhook } from 'standardwebhooks';
import { CallLog } from '../call-log';
import { StoppedClock } from '../callbacks/callback-receiver-fixture';
import { startWebhooks, type WebhookServer } from './server';

const KEY = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const OTHER_KEY = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
const NOW_MS = 1_700_000_000_000;
const TOLERANCE_MS = 300_000;

let server: WebhookServer;
let clock: StoppedClock;

beforeEach(async () => {
  clock = new StoppedClock(NOW_MS);
  server = await startWebhooks({ port: 0, key: KEY, clock, log: new CallLog() });
});
afterEach(() => server.close());

interface Sent {
  key?: string;
  atMs?: number;
  sequence?: number;
  data?: object;
}

/** Sends an event; answers the status. */
async function send({ key = KEY, atMs = NOW_MS, sequence = 1, data = {} }: Sent = {}) {
  const id = `tea-${sequence}`;
  const type = 'lianmai.room.opened';
  const time = new Date(NOW_MS).toISOString();
  const body = JSON.stringify({ id, subject: 'tea', sequence: String(sequence), type, time, data });
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(atMs / 1000)),
    'webhook-signature': new Webhook(key).sign(id, new Date(atMs), body),
  };
  return (await fetch(server.eventsUrl, { method: 'POST', headers, body })).status;
}

async function received(): Promise<{ id: string; times: number; wrong?: string }[]> {
  const answer = await fetch(`${server.url}/received`);
  return ((await answer.json()) as { events: { id: string; times: number }[] }).events;
}

const behave = (behaviour: string) =>
  fetch(`${server.url}/behaviour`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ behaviour }),
  });

test('an event that is signed is taken, and counted when it comes again', async () => {
  expect([await send(), await send(), await send({ sequence: 2 })]).toEqual([204, 204, 204]);
  expect(await received()).toMatchObject([
    { id: 'tea-1', times: 2, roomId: 'tea', sequence: 1, type: 'lianmai.room.opened', afterMs: 0 },
    { id: 'tea-2', times: 1 },
  ]);
});

test.each<[string, Sent]>([
  ['another key', { key: OTHER_KEY }],
  ['a time of long ago', { atMs: NOW_MS - TOLERANCE_MS - 1000 }],
  ['a time to come', { atMs: NOW_MS + TOLERANCE_MS + 1000 }],
])('an event with %s is refused', async (_, sent) => {
  expect(await send(sent)).toBe(401);
  expect(await received()).toEqual([]);
});

test('a gap, and an event that says something else, are shown', async () => {
  await send();
  await send({ sequence: 3 });
  await send({ data: { hostId: 'ann' } });
  const wrong = (await received()).map((event) => event.wrong);
  expect(wrong).toEqual(['It came with other words before.', 'It comes after 1.']);
});

test('it fails, and loses its answer, when it is told to', async () => {
  await behave('fail');
  expect(await send()).toBe(500);
  expect(await received()).toEqual([]);
  await behave('lose');
  await expect(send()).rejects.toThrow();
  expect(await received()).toMatchObject([{ id: 'tea-1', times: 1 }]);
  await behave('take');
  expect(await send()).toBe(204);
});

test('it hangs when it is told to, and ends all the same', async () => {
  await behave('hang');
  const sent = send();
  await server.close();
  await expect(sent).rejects.toThrow();
  server = await startWebhooks({ port: 0, key: KEY, clock, log: new CallLog() });
});

test('it does not take a behaviour that it has not', async () => {
  expect((await behave('explode')).status).toBe(400);
  expect((await behave('take')).status).toBe(200);
});

test('its page is there', async () => {
  const page = await fetch(server.url);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain('Events / 事件');
});
