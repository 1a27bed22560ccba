/** What calls cost at the servers, counted there: round trips in a row, and calls per request. */
import { roundTrips } from '../bench/round-trips';
import type { Call } from '../local/call-log';
import { LocalCloud } from './local-cloud';

/** Twice as long as the calls of one round trip may come apart on a busy machine: see `roundTrips`. */
const DELAY_MS = 200;

/** From a fact that is written to the end of the call: see `lib/use-cases/deliver-events.ts`. */
const DELIVERY_TRIPS = 5;

let cloud: LocalCloud;
beforeAll(async () => {
  // What calls cost by themselves; the delivery of their events is counted apart.
  cloud = await LocalCloud.start({ WEBHOOK_URL: '' });
});
afterAll(() => cloud?.stop());

async function storeCalls(): Promise<Call[]> {
  return (await cloud.calls('tablestore')).filter(({ detail }) => detail?.caller);
}

/** Every function has credentials of its own, so that its calls can be told from the timer's. */
async function callsOf(act: () => Promise<unknown>, table: string): Promise<Call[]> {
  const before = { store: (await storeCalls()).length, rtc: (await cloud.calls('rtc')).length };
  await act();
  const store = (await storeCalls()).slice(before.store);
  const caller = store.find(({ detail }) => detail?.table === table)?.detail?.caller;
  const rtc = (await cloud.calls('rtc')).slice(before.rtc);
  return [
    ...store.filter(({ detail }) => detail?.caller === caller),
    ...rtc.filter(({ status }) => status !== undefined),
  ];
}

/** The calls of one request, each delayed, so that they overlap when they are made together. */
async function delayedCallsOf(act: () => Promise<unknown>): Promise<Call[]> {
  const delay = { kind: 'delay', delayMs: DELAY_MS, times: 1000 } as const;
  await cloud.fault({ service: 'tablestore', ...delay });
  await cloud.fault({ service: 'rtc', ...delay });
  const calls = await callsOf(act, 'rooms');
  await cloud.clearFaults();
  return calls;
}

/** Loads what the functions load at their first call: in the middle of a trip it looks like one more. */
async function warmUp(): Promise<void> {
  await cloud.api('POST', '/create-room', { body: { roomId: 'warm' } });
  expect((await cloud.api('POST', '/start-mix/warm', { body: {} })).status).toBe(201);
  expect((await cloud.api('POST', '/stop-mix/warm')).status).toBe(200);
}

/** What the local cloud's own receiver has taken, which checks the signatures by code of its own. */
async function receivedHere(): Promise<string[]> {
  const answer = await fetch(`${cloud.description.webhooks.receiver}/received?roomId=told`);
  const { events } = (await answer.json()) as { events: { sequence: number; type: string }[] };
  return events.map(({ sequence, type }) => `${sequence} ${type}`);
}

async function nextReconcileRun(): Promise<void> {
  const runs = async () =>
    (await cloud.calls('fc')).filter(({ operation }) => operation === 'lianmai-reconcile').length;
  const before = await runs();
  await cloud.advance(60_000);
  while ((await runs()) === before) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function createRooms(name: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, index) => `${name}${index}`);
  await Promise.all(
    ids.map((roomId) => cloud.api('POST', '/create-room', { as: name, body: { roomId } })),
  );
}

function operations(calls: Call[]): string[] {
  return calls.map(({ operation, detail }) => `${operation} ${detail?.table}`).sort();
}

test('a page of rooms and a run of the timer cost the same whatever the number of rooms', async () => {
  const costs = async () => {
    const list = () => cloud.api('GET', '/list-rooms?maxResults=20');
    const listed = operations(await callsOf(list, 'directory'));
    const looked = operations(await callsOf(nextReconcileRun, 'agenda'));
    return { listed, looked };
  };
  await createRooms('few', 25);
  const few = await costs();
  await createRooms('many', 75);
  expect(await costs()).toEqual(few);
  expect(few.listed).toHaveLength(2);
  // It writes nothing but that it has run.
  const written = few.looked.filter((operation) => !operation.startsWith('Get'));
  expect(written).toEqual(['PutRow agenda']);
});

test('a start takes three round trips and six calls, a stop three and four', async () => {
  await warmUp();
  await cloud.api('POST', '/create-room', { body: { roomId: 'room' } });
  const started = await delayedCallsOf(() => cloud.api('POST', '/start-mix/room', { body: {} }));
  const stopped = await delayedCallsOf(() => cloud.api('POST', '/stop-mix/room'));
  expect(started.filter(({ operation }) => operation === 'StartMPUTask')).toHaveLength(1);
  expect(stopped.filter(({ operation }) => operation === 'StopMPUTask')).toHaveLength(1);
  expect([roundTrips(started, DELAY_MS), roundTrips(stopped, DELAY_MS)]).toEqual([3, 3]);
  expect([started.length, stopped.length]).toEqual([6, 4]);
});

test('where the store refuses an increment by 0, starts and stops work, with one read more', async () => {
  const refuse = () => cloud.fault({ service: 'increment-by-zero', kind: 'fail', times: 1000 });
  const start = () => cloud.api('POST', '/start-mix/zero', { body: {} });
  const stop = () => cloud.api('POST', '/stop-mix/zero');
  await cloud.api('POST', '/create-room', { body: { roomId: 'zero' } });
  await refuse();
  expect(await start()).toMatchObject({ status: 201, body: { mix: { taskId: 'zero-1' } } });
  expect((await start()).body.code).toBe('MixAlreadyRunning');
  expect(await stop()).toMatchObject({ status: 200, body: { mix: { state: 'idle' } } });
  expect((await start()).body.code).toBe('StreamCoolingDown');
  await cloud.advance(15_000);
  const started = await delayedCallsOf(start);
  await refuse();
  const stopped = await delayedCallsOf(stop);
  expect([roundTrips(started, DELAY_MS), roundTrips(stopped, DELAY_MS)]).toEqual([4, 4]);
  expect((await cloud.api('GET', '/get-room/zero')).body.mix).toMatchObject({ state: 'idle' });
  await cloud.clearFaults();
});

test('telling a server of it takes five round trips more, for a start as for a stop', async () => {
  const silent = cloud;
  cloud = await LocalCloud.start();
  try {
    await warmUp();
    await cloud.api('POST', '/create-room', { body: { roomId: 'told' } });
    const started = await delayedCallsOf(() => cloud.api('POST', '/start-mix/told', { body: {} }));
    const stopped = await delayedCallsOf(() => cloud.api('POST', '/stop-mix/told'));
    const trips = [started, stopped].map((calls) => roundTrips(calls, DELAY_MS));
    expect(trips).toEqual([3 + DELIVERY_TRIPS, 3 + DELIVERY_TRIPS]);
    expect(await receivedHere()).toEqual([
      '1 lianmai.room.opened',
      '2 lianmai.mix.started',
      '3 lianmai.mix.ended',
    ]);
  } finally {
    await cloud.stop();
    cloud = silent;
  }
});
