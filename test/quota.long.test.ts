/** Quotas are checked before the mixing service is asked, and say what is used up. */
import type { ApiAnswer } from './api-answer';
import { LocalCloud } from './local-cloud';

const PER_HOST = 10;
const PER_APP = 20;
const CALLS_PER_MINUTE = 120;

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await LocalCloud.start();
});
afterAll(() => cloud?.stop());

async function startRoom(host: string, name: string): Promise<ApiAnswer> {
  await cloud.api('POST', '/create-room', { as: host, body: { roomId: name } });
  return cloud.api('POST', `/start-mix/${name}`, { as: host, body: {} });
}

async function tasksStarted(): Promise<number> {
  const calls = await cloud.calls('rtc');
  return calls.filter(({ operation }) => operation === 'StartMPUTask').length;
}

test('a host may run so many mixes at a time, and another when one has ended', async () => {
  for (let i = 0; i < PER_HOST; i++) expect((await startRoom('ann', `ann-${i}`)).status).toBe(201);
  const refused = await startRoom('ann', 'ann-more');
  expect(refused).toMatchObject({
    status: 429,
    body: { code: 'QuotaExceeded', details: { scope: 'host', running: PER_HOST, limit: PER_HOST } },
  });
  expect(await tasksStarted()).toBe(PER_HOST);
  await cloud.api('POST', '/stop-mix/ann-0', { as: 'ann' });
  expect((await startRoom('ann', 'ann-more')).status).toBe(201);
});

test('a refused start leaves the room free', async () => {
  await startRoom('ann', 'ann-again');
  expect((await cloud.api('GET', '/get-room/ann-again')).body.mix?.state).toBe('idle');
});

test('the app may run so many mixes at a time', async () => {
  for (let i = PER_HOST; i < PER_APP; i++) await startRoom('bob', `bob-${i}`);
  expect(await startRoom('eve', 'eve')).toMatchObject({
    status: 429,
    body: { code: 'QuotaExceeded', details: { scope: 'app', running: PER_APP, limit: PER_APP } },
  });
  expect(await tasksStarted()).toBe(PER_APP + 1);
});

test('a caller may create and start so often a minute, and again in the next', async () => {
  // Too many for two minutes: the minute may change while they are on their way.
  const creates = await Promise.all(
    Array.from({ length: 2 * CALLS_PER_MINUTE + 5 }, (_, i) =>
      cloud.api('POST', '/create-room', { as: 'mallory', body: { roomId: `many-${i}` } }),
    ),
  );
  const refused = creates.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(1);
  expect(refused[0]?.body).toMatchObject({
    code: 'RateLimited',
    retryable: true,
    details: { limit: CALLS_PER_MINUTE },
  });
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  await cloud.advance(60_000);
  const later = await cloud.api('POST', '/create-room', {
    as: 'mallory',
    body: { roomId: 'later' },
  });
  expect(later.status).toBe(201);
});
