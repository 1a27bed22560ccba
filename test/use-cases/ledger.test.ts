/** The ledger of a round: every gift that was counted, once, with its points. */
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { listGifts, listGiftsQuery } from '../../lib/use-cases/gifts';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { startRound, surrenderRound } from '../../lib/use-cases/pk-round';
import { scorePk } from '../../lib/use-cases/pk-score';
import { ADMIN, codeOf, HOST, House, user } from './house';
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

const pkId = () => house.room('tea').pk?.pkId ?? house.room('tea').lastPk?.pkId ?? '';
const gift = (eventId: string, roomId = 'tea', more: object = {}) =>
  scorePk(house.services, { roomId, eventId, points: 10, ...more });
const list = (round: number, query: object = {}, actor = HOST) =>
  listGifts(house.services, {
    ...listGiftsQuery.parse(query),
    roundId: `${pkId()}-${round}`,
    actor,
  });
const idsOf = async (round: number) =>
  (await list(round)).gifts.map(({ eventId }) => eventId).sort();

async function bell(): Promise<void> {
  await house.advance(ROUND_MS);
  await runAgenda(house.services, 1);
}

async function rematch(): Promise<void> {
  await startRound(house.services, { roomId: 'tea', ...TERMS, actor: HOST });
  await startRound(house.services, { roomId: 'jazz', ...TERMS, actor: RIVAL });
}

test('the ledger has each gift once: for whom, by whom, how many points, and when it was heard of', async () => {
  const atMs = house.now();
  await gift('rose', 'tea', { userId: 'bo' });
  await house.advance(1500);
  await gift('Röschen 🌹', 'jazz', { points: 7 });
  await gift('rose', 'tea', { userId: 'someone-else', points: 99 });
  const { gifts, roomIds } = await list(1);
  const byPoints = gifts.toSorted((a, b) => b.points - a.points);
  expect(byPoints).toEqual([
    { eventId: 'rose', roomId: 'tea', userId: 'bo', points: 10, heardAtMs: atMs },
    { eventId: 'Röschen 🌹', roomId: 'jazz', points: 7, heardAtMs: atMs + 1500 },
  ]);
  expect(roomIds).toEqual(['tea', 'jazz']);
});

test('every round has its own ledger, which stays when the next begins and when the PK has ended', async () => {
  await gift('first');
  await bell();
  await rematch();
  expect(await gift('first')).toMatchObject({ counted: 'before' });
  await gift('second', 'jazz');
  await endPk(house.services, { roomId: 'tea', actor: HOST });
  expect(await gift('second')).toMatchObject({ counted: 'before' });
  expect([await idsOf(1), await idsOf(2)]).toEqual([['first'], ['second']]);
});

test('a gift that is too late is in no ledger', async () => {
  await house.advance(ROUND_MS);
  expect(await codeOf(gift('late'))).toBe('PkNotRunning');
  await runAgenda(house.services, 1);
  await rematch();
  expect([await idsOf(1), await idsOf(2)]).toEqual([[], []]);
});

test('the ledger says when it is complete, and who gave the round up', async () => {
  expect(await list(1)).toMatchObject({ isFinal: false, outRoomIds: [] });
  await surrenderRound(house.services, { roomId: 'jazz', actor: RIVAL });
  expect(await list(1)).toMatchObject({ isFinal: true, outRoomIds: ['jazz'] });
  await rematch();
  expect(await list(1)).toMatchObject({ isFinal: true, outRoomIds: ['jazz'] });
  expect(await list(2)).toMatchObject({ isFinal: false });
  await endPk(house.services, { roomId: 'tea', actor: HOST });
  expect(await list(2)).toMatchObject({ isFinal: true });
});

test('pages have every gift once, and the last has no token', async () => {
  const names = Array.from({ length: 7 }, (_, index) => `gift-${index}`);
  for (const name of names) await gift(name);
  const pages: string[][] = [];
  let nextToken: string | undefined;
  do {
    const page = await list(1, { maxResults: '3', ...(nextToken && { nextToken }) });
    pages.push(page.gifts.map(({ eventId }) => eventId));
    nextToken = page.nextToken;
  } while (nextToken);
  expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
  expect(pages.flat().sort()).toEqual(names);
});

test('a page that ends with the last gift is the last page', async () => {
  await gift('a');
  await gift('b');
  const { gifts, nextToken } = await list(1, { maxResults: '2' });
  expect([gifts.length, nextToken]).toEqual([2, undefined]);
});

test('it is for the hosts of both rooms and for admins', async () => {
  await gift('rose');
  for (const actor of [HOST, RIVAL, ADMIN]) {
    expect((await list(1, {}, actor)).gifts).toHaveLength(1);
  }
  expect(await codeOf(list(1, {}, user('viewer')))).toBe('NotRoomHost');
});

test('a round that has not begun is not there, nor one of another PK', async () => {
  expect(await codeOf(list(2))).toBe('RoundNotFound');
  const roundId = '00000000-0000-4000-8000-000000000000-1';
  const query = listGiftsQuery.parse({});
  const call = listGifts(house.services, { ...query, roundId, actor: ADMIN });
  expect(await codeOf(call)).toBe('RoundNotFound');
  expect(await codeOf(list(1, { nextToken: 'none' }))).toBe('InvalidRequest');
});

const isGift = ({ table, put }: StoreCall) =>
  table === 'pks' && Object.keys(put ?? {}).some((column) => column.startsWith('gift_'));

test('a gift whose write was not answered is in the ledger once, whatever is sent again', async () => {
  house.table.calls.next(isGift, 'answer-lost');
  expect(await codeOf(gift('rose'))).toBe('StoreUnavailable');
  expect(await gift('rose')).toMatchObject({ counted: 'before' });
  expect(await idsOf(1)).toEqual(['rose']);
});

test('a gift that is still under way when the next round begins counts once', async () => {
  house.table.calls.next(isGift, 'late');
  expect(await codeOf(gift('rose'))).toBe('StoreUnavailable');
  await bell();
  await rematch();
  expect(await gift('rose')).toMatchObject({ counted: 'now' });
  house.table.calls.deliver();
  expect([await idsOf(1), await idsOf(2)]).toEqual([[], ['rose']]);
});

test('of two calls for one gift at the same moment one counts it', async () => {
  house.table.calls.next(isGift, async () => {
    expect(await gift('rose')).toMatchObject({ counted: 'now' });
  });
  expect(await gift('rose')).toMatchObject({ counted: 'before' });
  expect(await idsOf(1)).toEqual(['rose']);
  const { pk } = house.room('tea');
  const found = await house.services.pks.find(pk?.pkId ?? '');
  expect(found?.round.score).toEqual(sides({ tea: 10, jazz: 0 }));
});

test('no round that a PK may have lets a gift count again', async () => {
  await gift('rose');
  for (let round = 2; round <= 12; round++) {
    await surrenderRound(house.services, { roomId: 'jazz', actor: RIVAL });
    await rematch();
    if (round === 11) await gift('lily');
  }
  expect(await gift('rose')).toMatchObject({ counted: 'before' });
  expect(await gift('lily')).toMatchObject({ counted: 'before' });
  expect([await idsOf(1), await idsOf(11), await idsOf(12)]).toEqual([['rose'], ['lily'], []]);
});
