/** Rounds within a PK: exact bells, rematches that touch no mix, and results that stay. */
import { PROPOSAL_MS } from '../../lib/model/round';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { startRound, surrenderRound } from '../../lib/use-cases/pk-round';
import { scorePk } from '../../lib/use-cases/pk-score';
import { listEvents } from '../../lib/use-cases/room-events';
import { codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';
import { sides } from './sides';

const RIVAL = user('rival');
const TERMS = { minutes: 1, punishSeconds: 30 };
const ROUND_MS = 60_000;

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
  await house.live('jazz', {}, RIVAL);
  await invitePk(house.services, { roomId: 'tea', opponentRoomId: 'jazz', ...TERMS, actor: HOST });
  await acceptPk(house.services, { roomId: 'jazz', actor: RIVAL });
});

const actorOf = (roomId: string) => (roomId === 'tea' ? HOST : RIVAL);
const start = (roomId: string, terms = TERMS) =>
  startRound(house.services, { roomId, ...terms, actor: actorOf(roomId) });
const surrender = (roomId: string) =>
  surrenderRound(house.services, { roomId, actor: actorOf(roomId) });
const gift = (eventId: string, roomId = 'tea', points = 10) =>
  scorePk(house.services, { roomId, eventId, points });
const end = () => endPk(house.services, { roomId: 'tea', actor: HOST });
const rounds = (roomId = 'tea') => house.room(roomId).lastPk?.rounds;

async function bell(): Promise<void> {
  await house.advance(ROUND_MS);
  await runAgenda(house.services, 1);
}

async function rematch(): Promise<void> {
  await start('tea');
  await start('jazz');
}

async function told(roomId: string) {
  const actor = actorOf(roomId);
  const events = await listEvents(house.services, { roomId, actor, after: 0, maxResults: 100 });
  return events.filter(({ type }) => type.startsWith('pk.'));
}

test('a round ends at its bell, and the PK goes on', async () => {
  await gift('rose');
  await bell();
  expect([house.room('tea').pk?.state, house.room('jazz').pk?.state]).toEqual([
    'running',
    'running',
  ]);
  const last = (await told('jazz')).at(-1);
  expect(last).toMatchObject({
    type: 'pk.round-ended',
    data: {
      ...{ round: 1, winnerRoomIds: ['tea'], outcome: 'time-is-up' },
      score: sides({ jazz: 0, tea: 10 }),
    },
  });
});

test('another round begins when the other host accepts the same', async () => {
  await bell();
  expect(await start('tea')).toMatchObject({ state: 'proposed' });
  expect(await start('tea')).toMatchObject({ state: 'proposed' });
  const { roundId, state } = await start('jazz');
  expect([roundId.slice(-2), state]).toEqual(['-2', 'running']);
  expect(await gift('lily')).toMatchObject({ counted: 'now' });
});

test('other terms are another proposal, which the first host may accept', async () => {
  await bell();
  await start('tea');
  expect(await start('jazz', { minutes: 3, punishSeconds: 0 })).toMatchObject({
    state: 'proposed',
  });
  expect(await start('tea')).toMatchObject({ state: 'proposed' });
  expect(await start('jazz')).toMatchObject({ state: 'running' });
});

test('a proposal runs out', async () => {
  await bell();
  await start('tea');
  await house.advance(PROPOSAL_MS);
  expect(await start('jazz')).toMatchObject({ state: 'proposed' });
});

test('no round begins while one runs, and none outside of a PK', async () => {
  await house.advance(ROUND_MS - 1);
  expect(await codeOf(start('tea'))).toBe('RoundRunning');
  await house.advance(1);
  expect(await start('tea')).toMatchObject({ state: 'proposed' });
  await end();
  expect(await codeOf(start('tea'))).toBe('PkNotRunning');
});

test('a rematch sends nothing to the mixing service, and starts no task', async () => {
  await bell();
  const done = () => house.mixer.calls.made.filter(({ operation }) => operation !== 'status');
  const sent = done().length;
  const before = [house.room('tea').mix.layoutVersion, house.room('jazz').mix.layoutVersion];
  await rematch();
  await bell();
  await rematch();
  await surrender('jazz');
  expect(done()).toHaveLength(sent);
  expect([house.room('tea').mix.layoutVersion, house.room('jazz').mix.layoutVersion]).toEqual(
    before,
  );
});

test('who gives a round up loses it, whatever the score, and may say so twice', async () => {
  await gift('rocket');
  expect(await surrender('tea')).toMatchObject({ state: 'punishing' });
  expect(await surrender('tea')).toMatchObject({ state: 'punishing' });
  expect(await codeOf(surrender('jazz'))).toBe('PkNotRunning');
  expect(await codeOf(gift('late'))).toBe('PkNotRunning');
  await end();
  expect(rounds('jazz')).toMatchObject([
    { winnerRoomIds: ['jazz'], outcome: 'surrendered', score: sides({ jazz: 0, tea: 10 }) },
  ]);
});

test('a round without a punishment is over as soon as it is given up', async () => {
  await bell();
  await start('tea', { minutes: 1, punishSeconds: 0 });
  await start('jazz', { minutes: 1, punishSeconds: 0 });
  expect(await surrender('tea')).toMatchObject({ state: 'over' });
  expect(await surrender('tea')).toMatchObject({ state: 'over' });
});

test('every round has its own score, and all are kept', async () => {
  await gift('a', 'tea', 10);
  await bell();
  await rematch();
  expect(await gift('a', 'tea', 10)).toMatchObject({ counted: 'before' });
  await gift('b', 'jazz', 20);
  await surrender('jazz');
  await rematch();
  await gift('c', 'jazz', 30);
  await end();
  expect(rounds()).toMatchObject([
    {
      number: 1,
      winnerRoomIds: ['tea'],
      outcome: 'time-is-up',
      score: sides({ tea: 10, jazz: 0 }),
    },
    {
      number: 2,
      winnerRoomIds: ['tea'],
      outcome: 'surrendered',
      score: sides({ tea: 0, jazz: 20 }),
    },
    { number: 3, winnerRoomIds: ['jazz'], outcome: 'pk-ended', score: sides({ tea: 0, jazz: 30 }) },
  ]);
  const events = (await told('tea')).map(({ type, data }) => [type, data.round ?? ''].join(' '));
  expect(events).toEqual([
    ...['pk.invited ', 'pk.started '],
    ...['pk.round-started 1', 'pk.round-ended 1', 'pk.round-started 2', 'pk.round-ended 2'],
    ...['pk.round-started 3', 'pk.round-ended 3', 'pk.ended '],
  ]);
});

const isScore = ({ table, put }: StoreCall) =>
  table === 'pks' && Object.keys(put ?? {}).some((column) => column.startsWith('gift_'));
const isNext = ({ put }: StoreCall) => put?.round_number !== undefined;
const isProposal = ({ put }: StoreCall) => put?.proposal !== undefined && !put.round_number;

test('a gift that is written after the score was final does not count in this round or the next', async () => {
  await house.advance(ROUND_MS - 1);
  house.table.calls.next(isScore, async () => {
    await house.advance(1);
    await runAgenda(house.services, 1);
    await rematch();
  });
  expect(await codeOf(gift('slow'))).toBe('PkNotRunning');
  await end();
  expect(rounds()?.map(({ score }) => score[0]?.points)).toEqual([0, 0]);
});

test('what a room was told of a round stays true: no gift is written after it', async () => {
  await house.advance(ROUND_MS - 1);
  house.table.calls.next(isScore, async () => {
    await house.advance(1);
    await runAgenda(house.services, 1);
  });
  expect(await codeOf(gift('slow'))).toBe('PkNotRunning');
  await end();
  expect(rounds()).toMatchObject([{ outcome: 'time-is-up', score: sides({ tea: 0, jazz: 0 }) }]);
});

test('two hosts who propose the same at once hold one round', async () => {
  await bell();
  house.table.calls.next(isProposal, () => start('jazz'));
  const begun = await start('tea');
  expect(begun.state).toBe('running');
  expect(await start('tea')).toEqual(begun);
  await end();
  expect(rounds()).toHaveLength(2);
});

test('a proposal that is accepted twice at once begins one round', async () => {
  await bell();
  await start('tea');
  house.table.calls.next(isNext, () => start('jazz'));
  expect(await start('jazz')).toMatchObject({ state: 'running' });
  await end();
  expect(rounds()).toHaveLength(2);
});

test('who has just wanted the round that runs hears so, and others that one runs', async () => {
  expect(await codeOf(start('tea'))).toBe('RoundRunning');
  await bell();
  await start('tea');
  const begun = await start('jazz');
  await house.advance(PROPOSAL_MS - 1);
  for (const roomId of ['tea', 'jazz']) expect(await start(roomId)).toEqual(begun);
  expect(await codeOf(start('jazz', { ...TERMS, minutes: 3 }))).toBe('RoundRunning');
  expect(await codeOf(start('jazz', { ...TERMS, punishSeconds: 0 }))).toBe('RoundRunning');
  await house.advance(1);
  expect(await codeOf(start('jazz'))).toBe('RoundRunning');
});

test('a call that dies after the round has begun leaves it to both rooms', async () => {
  await bell();
  await start('tea');
  const isTelling = ({ table, put }: StoreCall) => table === 'rooms' && put?.pk !== undefined;
  house.table.calls.next(isTelling, 'lost');
  house.table.calls.next(isTelling, 'lost');
  await start('jazz').catch(() => undefined);
  await house.advance(20_000);
  await runAgenda(house.services, 1);
  for (const roomId of ['tea', 'jazz']) {
    expect((await told(roomId)).at(-1)).toMatchObject({
      type: 'pk.round-started',
      data: { round: 2 },
    });
  }
});
