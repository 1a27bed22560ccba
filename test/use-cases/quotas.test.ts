/** Quotas of mixes are limits: whatever is started at the same moment, no more of it stays. */
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { askQuestion } from '../../lib/use-cases/ask-question';
import { banMember } from '../../lib/use-cases/bans';
import { takeGuestLink } from '../../lib/use-cases/guest-links';
import { openQna } from '../../lib/use-cases/qna';
import { reconcileRoom } from '../../lib/use-cases/reconcile';
import { requestStage } from '../../lib/use-cases/request-stage';
import { ADMIN, codeOf, HOST, House, user } from './house';

const PER_HOST = 10;
const rooms = (count: number, name = 'room') =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`);

let house: House;
beforeEach(() => {
  house = new House();
});

/** How many mixes of these rooms are live, by the rooms and by the RTC service. */
function liveOf(roomIds: string[]): [rows: number, tasks: number] {
  const live = roomIds.filter((roomId) => house.room(roomId).mix.state === 'live');
  const tasks = house.rtc.log.alive().filter(({ channelId }) => roomIds.includes(channelId));
  return [live.length, tasks.length];
}

/** Writes of places. */
const isPlace = ({ table, operation }: { table: string; operation: string }) =>
  table === 'quotas' && operation === 'update';

const placesOf = (scope: string) => Number(house.rows.get('quotas', { scope })?.mixes ?? 0);

test('of 24 starts at once by one host with a limit of 10, ten are live and the others refused', async () => {
  const roomIds = rooms(24);
  for (const roomId of roomIds) await house.open(roomId);
  const starts = await Promise.allSettled(roomIds.map((roomId) => house.start(roomId)));
  const refused = starts.filter((start) => start.status === 'rejected');
  expect(refused.map(({ reason }) => reason.code)).toEqual(
    Array(24 - PER_HOST).fill('QuotaExceeded'),
  );
  expect(refused[0]?.reason.details).toEqual({ scope: 'host', running: 10, limit: 10 });
  expect(liveOf(roomIds)).toEqual([PER_HOST, PER_HOST]);
  expect([placesOf('host host'), placesOf('app')]).toEqual([PER_HOST, PER_HOST]);
  house.requireRules();
});

test('a start that came too late for a place starts when its Idempotency-Key is repeated', async () => {
  const roomIds = rooms(PER_HOST + 1);
  for (const roomId of roomIds) await house.open(roomId);
  const start = (roomId: string) => house.start(roomId, { idempotencyKey: roomId });
  const starts = await Promise.allSettled(roomIds.map(start));
  const refused = starts.findIndex(({ status }) => status === 'rejected');
  const [late = '', other = ''] = [roomIds[refused], roomIds.at(refused - 1)];
  await house.stop(other);
  await house.advance(60_000);
  expect(await start(late)).toMatchObject({ outcome: 'done' });
  expect(house.room(late).mix.state).toBe('live');
});

test('of starts at once by many hosts no more are live than the app may have', async () => {
  house = new House({ MAX_MIXES_PER_APP: '5' });
  const hosts = rooms(12, 'host').map(user);
  for (const actor of hosts) await house.open(actor.userId, {}, actor);
  const roomIds = hosts.map(({ userId }) => userId);
  const starts = hosts.map((actor) => house.start(actor.userId, { actor }));
  await Promise.allSettled(starts);
  expect(liveOf(roomIds)).toEqual([5, 5]);
  expect(placesOf('app')).toBe(5);
});

test('starts that wait for the rest of their streams are counted, and only once', async () => {
  house = new House({ MAX_MIXES_PER_APP: '5', CALLS_PER_MINUTE: '20' });
  const hosts = rooms(8, 'host').map(user);
  const roomIds = hosts.map(({ userId }) => userId);
  for (const actor of hosts) {
    await house.open(actor.userId, {}, actor);
    await house.start(actor.userId, { actor });
    await house.stop(actor.userId, actor);
  }
  const starts = hosts.map((actor) => house.start(actor.userId, { actor, onCooldown: 'wait' }));
  await Promise.allSettled(starts);
  expect(liveOf(roomIds)).toEqual([5, 5]);
  const calls = house.all('rates').filter(({ caller }) => caller === 'host-0');
  // A create and two starts.
  expect(calls.reduce((sum, row) => sum + Number(row.calls), 0)).toBe(3);
});

test('a place is given back with the mix, and taken by another', async () => {
  const roomIds = rooms(PER_HOST);
  for (const roomId of [...roomIds, 'more']) await house.open(roomId);
  for (const roomId of roomIds) await house.start(roomId);
  expect(await codeOf(house.start('more'))).toBe('QuotaExceeded');
  expect(house.rtc.log.all()).toHaveLength(PER_HOST);
  await house.stop('room-0');
  expect(await house.start('more')).toMatchObject({ outcome: 'done' });
  expect(placesOf('host host')).toBe(PER_HOST);
});

test('an admin who starts and stops a mix takes and gives back a place of its host', async () => {
  await house.open('tea');
  await house.start('tea', { actor: ADMIN });
  expect([placesOf('host host'), placesOf('host admin')]).toEqual([1, 0]);
  await house.stop('tea', ADMIN);
  expect(placesOf('host host')).toBe(0);
});

test('a start that was refused, or whose task ends by itself, holds no place', async () => {
  await house.open('tea');
  house.mixer.calls.next(({ operation }) => operation === 'start', 'refused');
  await house.start('tea').catch(() => undefined);
  expect(placesOf('app')).toBe(0);
  await house.live('mocca');
  house.rtc.stop('mocca-1');
  await house.advance(1000);
  expect(house.room('mocca').mix.state).toBe('idle');
  expect(placesOf('app')).toBe(0);
});

test('a place whose giving back was lost is given back by a later check, whoever has the room', async () => {
  await house.open('tea');
  house.mixer.calls.next(({ operation }) => operation === 'start', 'refused');
  for (const _scope of ['app', 'host']) {
    house.table.calls.next((call) => isPlace(call) && call.put === undefined, 'lost');
  }
  await house.start('tea').catch(() => undefined);
  expect([placesOf('host host'), placesOf('app')]).toEqual([1, 1]);
  await house.advance(30_000);
  await runAgenda(house.services, 1);
  expect([placesOf('host host'), placesOf('app')]).toEqual([0, 0]);
});

test('a place that a refused start has taken after all is given back, whoever has the room', async () => {
  await house.open('tea');
  const { quotas } = house.services;
  house.mixer.calls.next(({ operation }) => operation === 'start', 'refused');
  house.table.calls.next(isPlace, 'lost');
  await house.start('tea').catch(() => undefined);
  await quotas.reserve({ roomId: 'tea', hostId: 'host', fence: 1 });
  await house.advance(5000);
  await reconcileRoom(house.services, 'tea');
  expect(placesOf('host host')).toBe(1);
  await house.advance(30_000);
  await runAgenda(house.services, 1);
  expect([placesOf('host host'), placesOf('app')]).toEqual([0, 0]);
  expect(house.room('tea').mix.owedHostId).toBe('');
});

test('a place that a start takes when its mix is over already is given back', async () => {
  await house.open('tea');
  house.rtc.channels.join('tea', HOST.userId);
  for (const _scope of ['app', 'host']) house.table.calls.next(isPlace, 'late');
  await house.start('tea');
  await house.stop('tea');
  await house.advance(16_000);
  await runAgenda(house.services, 1);
  house.table.calls.deliver();
  expect([placesOf('host host'), placesOf('app')]).toEqual([1, 1]);
  await house.advance(31_000);
  await runAgenda(house.services, 1);
  expect([placesOf('host host'), placesOf('app')]).toEqual([0, 0]);
  expect(house.room('tea').mix.owedHostId).toBe('');
});

test('the end of an earlier task takes no place away from a later one', async () => {
  await house.live('tea');
  await house.stop('tea');
  await house.start('tea', { onCooldown: 'rotate' });
  const { fence } = house.room('tea').mix;
  await house.services.quotas.giveBack({ roomId: 'tea', hostId: 'host', fence: fence - 1 });
  expect(placesOf('host host')).toBe(1);
  await house.services.quotas.giveBack({ roomId: 'tea', hostId: 'host', fence });
  await house.services.quotas.giveBack({ roomId: 'tea', hostId: 'host', fence });
  expect([placesOf('host host'), placesOf('app')]).toEqual([0, 0]);
});

test('a late note of an earlier task takes no place away from a later one', async () => {
  const { quotas } = house.services;
  const place = { roomId: 'tea', hostId: 'host' };
  await quotas.reserve({ ...place, fence: 2 });
  await quotas.reserve({ ...place, fence: 1 });
  await quotas.giveBack({ ...place, fence: 1 });
  expect(placesOf('app')).toBe(1);
});

/** The services of a check that reads the room and its people, and goes on after this. */
function servicesWhere(happens: () => Promise<unknown>) {
  const { members } = house.services;
  const load = async (roomId: string) => {
    const people = await members.load(roomId);
    await happens();
    return people;
  };
  const get = (target: typeof members, name: keyof typeof members) =>
    name === 'load' ? load : target[name].bind(target);
  return { ...house.services, members: new Proxy(members, { get } as object) };
}

/** The mix runs, and its place could not be written. */
async function liveWithoutPlace(): Promise<void> {
  await house.live('tea');
  await house.services.quotas.giveBack({ roomId: 'tea', hostId: 'host', fence: 1 });
  expect([house.room('tea').mix.state, placesOf('app')]).toEqual(['live', 0]);
}

test('a check takes no place for a mix that has ended meanwhile', async () => {
  await house.live('tea');
  const services = servicesWhere(async () => {
    if (house.room('tea').mix.state === 'live') await house.stop('tea');
  });
  await reconcileRoom(services, 'tea', { audit: true });
  expect(house.room('tea').mix.state).toBe('idle');
  expect([placesOf('host host'), placesOf('app')]).toEqual([0, 0]);
});

test('a place that a check takes after the mix has ended is given back', async () => {
  await liveWithoutPlace();
  for (const _scope of ['app', 'host']) house.table.calls.next(isPlace, 'lost');
  const check = reconcileRoom(house.services, 'tea', { audit: true });
  await expect(check).rejects.toThrow('no answer');
  await house.stop('tea');
  await house.advance(5000);
  await runAgenda(house.services, 1);
  // The writes of the check arrive.
  await house.services.quotas.reserve({ roomId: 'tea', hostId: 'host', fence: 1 });
  await house.advance(30_000);
  await runAgenda(house.services, 1);
  expect([placesOf('host host'), placesOf('app')]).toEqual([0, 0]);
  expect(house.room('tea').mix.owedHostId).toBe('');
});

test('a check that was frozen before it takes the place leaves it to the next', async () => {
  await liveWithoutPlace();
  const { agenda } = house.services;
  const add = async (...args: Parameters<typeof agenda.add>) => {
    await agenda.add(...args);
    await house.advance(6000);
  };
  const get = (target: typeof agenda, name: keyof typeof agenda) =>
    name === 'add' ? add : target[name].bind(target);
  const services = { ...house.services, agenda: new Proxy(agenda, { get } as object) };
  await reconcileRoom(services, 'tea', { audit: true });
  expect(placesOf('app')).toBe(0);
  await house.advance(30_000);
  await runAgenda(house.services, 1);
  await reconcileRoom(house.services, 'tea', { audit: true });
  expect(placesOf('app')).toBe(1);
});

test('a place that is taken again is one place', async () => {
  const { quotas } = house.services;
  const place = { roomId: 'tea', hostId: 'host', fence: 1 };
  await Promise.all([quotas.reserve(place), quotas.reserve(place)]);
  await quotas.reserve({ ...place, fence: 2 });
  expect([placesOf('app'), placesOf('host host')]).toEqual([1, 1]);
});

test('who has no place at the host holds none of the app', async () => {
  house = new House({ MAX_MIXES_PER_HOST: '1' });
  const { quotas } = house.services;
  await quotas.reserve({ roomId: 'tea', hostId: 'host', fence: 1 });
  const second = quotas.reserve({ roomId: 'mocca', hostId: 'host', fence: 1 });
  expect(await codeOf(second)).toBe('QuotaExceeded');
  expect(placesOf('app')).toBe(1);
});

test('a place that could not be written is taken by the next look, or the mix is stopped', async () => {
  house = new House({ MAX_MIXES_PER_APP: '1' });
  for (const roomId of ['tea', 'mocca']) await house.open(roomId);
  house.rtc.channels.join('tea', HOST.userId);
  house.table.calls.next(isPlace, 'lost');
  house.table.calls.next(isPlace, 'lost');
  await house.start('tea');
  expect([house.room('tea').mix.state, placesOf('app')]).toEqual(['live', 0]);
  for (const _look of ['takes it', 'finds it']) {
    await house.advance(31_000);
    await runAgenda(house.services, 1);
    expect([house.room('tea').mix.state, placesOf('app')]).toEqual(['live', 1]);
  }
  expect(house.room('tea').mix.owedHostId).toBe('');
  // The same, but somebody else was faster.
  house.table.calls.next(isPlace, 'lost');
  house.table.calls.next(isPlace, 'lost');
  await house.stop('tea');
  await house.services.quotas.giveBack({ roomId: 'tea', hostId: 'host', fence: 1 });
  house.table.calls.next(isPlace, 'lost');
  house.table.calls.next(isPlace, 'lost');
  await house.start('tea', { onCooldown: 'rotate' });
  await house.services.quotas.reserve({ roomId: 'mocca', hostId: 'host', fence: 1 });
  await house.advance(20_000);
  await runAgenda(house.services, 1);
  expect(house.room('tea').mix).toMatchObject({ state: 'idle', lastOutcome: 'over-quota' });
  expect(house.rtc.log.alive()).toEqual([]);
});

test('an over-quota start whose stop fails does not stay', async () => {
  house = new House({ MAX_MIXES_PER_APP: '1' });
  for (const roomId of ['tea', 'mocca']) {
    await house.open(roomId);
    house.rtc.channels.join(roomId, HOST.userId);
  }
  house.mixer.calls.next(({ operation }) => operation === 'stop', 'lost');
  const starts = await Promise.allSettled([house.start('tea'), house.start('mocca')]);
  expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await house.advance(60_000);
  await runAgenda(house.services, 1);
  await house.advance(60_000);
  await runAgenda(house.services, 1);
  expect(liveOf(['tea', 'mocca'])).toEqual([1, 1]);
  house.requireRules();
});

test('a caller may create and start so often a minute, and again in the next', async () => {
  house = new House({ CALLS_PER_MINUTE: '3' });
  await house.open('tea');
  await house.open('mocca');
  await house.start('tea');
  expect(await codeOf(house.start('mocca'))).toBe('RateLimited');
  expect(await codeOf(house.open('more'))).toBe('RateLimited');
  expect(house.room('mocca').mix.state).toBe('idle');
  expect(await house.start('mocca', { actor: ADMIN })).toMatchObject({ outcome: 'done' });
  await house.advance(60_000);
  await house.open('more');
});

describe('with three calls a minute, of a caller', () => {
  const BEN = user('ben');
  const roomIds = rooms(4);
  const terms = { priceCents: 990, currency: 'CNY', secondsPerAnswer: 60, queueLength: 9 };
  /** Each room has a host of its own, so that nobody but the caller has called often. */
  async function open(rules: object): Promise<void> {
    for (const roomId of roomIds) {
      const actor = user(`of-${roomId}`);
      await house.live(roomId, rules, actor);
      await openQna(house.services, { roomId, actor, terms });
    }
    await house.advance(60_000);
  }
  const outcome = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      ({ code }) => code,
    );
  beforeEach(() => {
    house = new House({ CALLS_PER_MINUTE: '3' });
  });

  test.each([
    {
      kind: 'request to come on stage',
      call: (roomId: string) => requestStage(house.services, { roomId, actor: BEN }),
    },
    {
      kind: 'free seat',
      rules: { admission: 'free' },
      call: (roomId: string) => requestStage(house.services, { roomId, actor: BEN }),
    },
    {
      kind: 'guest link',
      isRefused: true,
      call: (roomId: string) =>
        takeGuestLink(house.services, { roomId, actor: BEN, invitation: 'x' }),
    },
    {
      kind: 'question',
      call: (roomId: string) => askQuestion(house.services, { roomId, actor: BEN, text: 'Why?' }),
    },
  ])('each $kind is counted', async ({ rules = {}, isRefused = false, call }) => {
    await open(rules);
    const outcomes = [];
    for (const roomId of roomIds) outcomes.push(await outcome(call(roomId)));
    const counted = Array(3).fill(isRefused ? 'NotInvited' : 'done');
    expect(outcomes).toEqual([...counted, 'RateLimited']);
  });

  test('each ban is counted, but none by an admin', async () => {
    await house.open('tea');
    await house.advance(60_000);
    const spammer = { roomId: 'tea', userId: 'cay', reason: 'Spam' };
    const ban = (actor = HOST) => outcome(banMember(house.services, { ...spammer, actor }));
    const bans = [await ban(), await ban(), await ban(), await ban()];
    expect(bans).toEqual(['done', 'done', 'done', 'RateLimited']);
    for (const _each of bans) expect(await ban(ADMIN)).toBe('done');
  });
});
