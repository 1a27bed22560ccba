/** Rooms run themselves: no call of the API but create and join. */
import type { Call } from '../../local/call-log';
import type { Participant } from '../../local/synthetic/participant-process';
import type { ApiBody } from '../api-answer';
import { LocalCloud } from '../local-cloud';
import { until, untilIs } from '../until';

const HOST = { color: '#c0392b', tone: 440, role: 'host' };
const GRACE_SECONDS = 10;
const MINUTE_MS = 60_000;

let cloud: LocalCloud;
let host: Participant;

beforeAll(async () => {
  cloud = await LocalCloud.start();
});
afterAll(() => cloud?.stop());

test('the mix is live as soon as the host goes on stage, before a run of the timer', async () => {
  const body = {
    roomId: 'auto',
    kind: 'voice',
    autoStart: true,
    hostGraceSeconds: GRACE_SECONDS,
  };
  await cloud.api('POST', '/create-room', { body });
  await cloud.advance(MINUTE_MS);
  await runOfTheAgenda();
  host = await cloud.join('auto', 'host', HOST);
  await mixBecomes('auto', 'live');
  const calls = await cloud.calls('rtc');
  const at = (operation: string) => calls.find((c) => c.operation === operation)?.atMs ?? 0;
  const runs = (await cloud.calls('tablestore')).filter(isAgendaRead);
  const [from, to] = [at('MemberJoined'), at('TaskRunning')];
  expect(runs.filter(({ atMs }) => atMs > from && atMs < to)).toEqual([]);
});

test('a mix that was stopped on purpose does not start again while the host stays', async () => {
  // Events count in whole seconds: a stop in the second in which the host came may be from before.
  await cloud.advance(1000);
  await cloud.api('POST', '/stop-mix/auto');
  await cloud.advance(2 * MINUTE_MS);
  await runOfTheAgenda();
  expect(await mixOf('auto')).toMatchObject({ state: 'idle', lastOutcome: 'stopped' });
});

test('the mix starts again when the host comes back', async () => {
  await host.leave();
  host = await cloud.join('auto', 'host', HOST);
  await mixBecomes('auto', 'live');
});

test('the mix ends when the host has vanished for the grace, and its address is free', async () => {
  // A run of the agenda is under way, as there always is while a mix runs.
  await cloud.advance(MINUTE_MS);
  await runOfTheAgenda();
  host.kill();
  await mixBecomes('auto', 'idle');
  expect(await mixOf('auto')).toMatchObject({ lastOutcome: 'host-gone' });
  const calls = await cloud.calls('rtc');
  const left = calls.findLast(({ operation }) => operation === 'MemberLeft')?.atMs ?? 0;
  const ended = calls.findLast(({ operation }) => operation === 'TaskEnded')?.atMs ?? 0;
  expect(ended - left).toBeGreaterThanOrEqual((GRACE_SECONDS - 1) * 1000);
  expect(ended - left).toBeLessThan((GRACE_SECONDS + 5) * 1000);
});

test('a mix that nobody ever joined ends after the grace', async () => {
  await cloud.api('POST', '/create-room', { body: { roomId: 'empty', hostGraceSeconds: 60 } });
  await cloud.api('POST', '/start-mix/empty', { body: {} });
  await cloud.advance(MINUTE_MS + 5000);
  await mixBecomes('empty', 'idle');
  expect(await mixOf('empty')).toMatchObject({ lastOutcome: 'host-gone' });
});

test('a mix ends when its longest duration is over', async () => {
  const body = { roomId: 'short', maxDurationMinutes: 1, hostGraceSeconds: 3600 };
  await cloud.api('POST', '/create-room', { body });
  await cloud.api('POST', '/start-mix/short', { body: {} });
  await cloud.advance(MINUTE_MS + 5000);
  await mixBecomes('short', 'idle');
  expect(await mixOf('short')).toMatchObject({ lastOutcome: 'too-long' });
});

test('every task has left its usage, in minutes that have begun', async () => {
  await cloud.advance(MINUTE_MS);
  const ofRoom = await cloud.api('GET', '/room-usage/auto');
  expect(ofRoom.body.usage?.map(({ taskId, outcome }) => [taskId, outcome])).toEqual([
    ['auto-2', 'host-gone'],
    ['auto-1', 'stopped'],
  ]);
  // The clock of the cloud is ahead, and may have come to tomorrow.
  const [from, to] = [0, 60 * MINUTE_MS].map((aheadMs) =>
    new Date(Date.now() + aheadMs).toISOString().slice(0, 10),
  );
  const query = `/usage?from=${from}&to=${to}&maxResults=2`;
  const first = await cloud.api('GET', query, { as: 'admin' });
  const rest = await cloud.api('GET', `${query}&nextToken=${first.body.nextToken}`, {
    as: 'admin',
  });
  const all = [...(first.body.usage ?? []), ...(rest.body.usage ?? [])];
  expect(all.map(({ taskId }) => taskId)).toEqual(['auto-1', 'auto-2', 'empty-1', 'short-1']);
  expect(all.find(({ taskId }) => taskId === 'short-1')?.billedMinutes).toBe(2);
  expect((await cloud.api('GET', query)).status).toBe(403);
});

test('an open room in which nothing happens is closed after a day', async () => {
  await cloud.advance(25 * 60 * MINUTE_MS);
  await until(async () => (await cloud.api('GET', '/list-rooms')).body.rooms?.length === 0);
  expect((await cloud.api('GET', '/get-room/empty')).body.state).toBe('closed');
});

async function mixOf(roomId: string): Promise<ApiBody['mix']> {
  return (await cloud.api('GET', `/get-room/${roomId}`)).body.mix;
}

/** Waits for a real process to do its work; rules of time are not waited for. */
async function mixBecomes(roomId: string, state: string): Promise<void> {
  await untilIs(async () => (await mixOf(roomId))?.state, state);
}

/** A run that waits for what comes logs nothing before its end: its reads of the agenda show it. */
async function runOfTheAgenda(): Promise<void> {
  const reads = async () => (await cloud.calls('tablestore')).filter(isAgendaRead).length;
  const before = await reads();
  await until(async () => (await reads()) > before);
}

function isAgendaRead({ operation, detail }: Call): boolean {
  return operation === 'GetRange' && detail?.table === 'agenda';
}
