/** Rounds of two teams in a PK of three or four rooms. */
import { type LedgerPage, tally } from '../../examples/round-tally';
import { ledgerView } from '../../lib/api/gift';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { listGifts, listGiftsQuery } from '../../lib/use-cases/gifts';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { startRound, surrenderRound } from '../../lib/use-cases/pk-round';
import { scorePk } from '../../lib/use-cases/pk-score';
import { listEvents } from '../../lib/use-cases/room-events';
import { codeOf, HOST, House, user } from './house';

const TERMS = { minutes: 1, punishSeconds: 30 };
const ROUND_MS = 60_000;
const HOSTS = { tea: HOST, jazz: user('rival'), rock: user('third'), pop: user('fourth') };
type RoomId = keyof typeof HOSTS;
const ROOMS: RoomId[] = ['tea', 'jazz', 'rock', 'pop'];

let house: House;
beforeEach(async () => {
  house = new House({ MIXER: 'live' });
  for (const roomId of ROOMS) await house.live(roomId, {}, HOSTS[roomId]);
  for (const roomId of ['jazz', 'rock'] as const) await join(roomId);
  await bell();
});

async function join(roomId: RoomId): Promise<void> {
  const invitation = { roomId: 'tea', opponentRoomId: roomId, ...TERMS, actor: HOST };
  await invitePk(house.services, invitation);
  await acceptPk(house.services, { roomId, actor: HOSTS[roomId] });
}

async function bell(): Promise<void> {
  await house.advance(ROUND_MS);
  await runAgenda(house.services, 1);
}

const start = (roomId: RoomId, teams?: string[][]) =>
  startRound(house.services, { roomId, ...TERMS, teams, actor: HOSTS[roomId] });
const surrender = (roomId: RoomId) =>
  surrenderRound(house.services, { roomId, actor: HOSTS[roomId] });
const gift = (roomId: RoomId, eventId: string, points = 10) =>
  scorePk(house.services, { roomId, eventId, points });
const end = (roomId: RoomId) => endPk(house.services, { roomId, actor: HOSTS[roomId] });

const told = async (roomId: RoomId) => {
  const actor = HOSTS[roomId];
  const events = await listEvents(house.services, { roomId, actor, after: 0, maxResults: 100 });
  return events.filter(({ type }) => type.startsWith('pk.'));
};

/** A round of tea and rock against jazz and pop. */
async function roundOfTeams(): Promise<void> {
  await join('pop');
  await start('tea', [
    ['tea', 'rock'],
    ['jazz', 'pop'],
  ]);
  for (const roomId of ['jazz', 'rock', 'pop'] as const) {
    await start(roomId, [
      ['pop', 'jazz'],
      ['rock', 'tea'],
    ]);
  }
}

test('a round of teams is told to all, and won by the rooms of one', async () => {
  await roundOfTeams();
  await gift('rock', 'rocket', 30);
  await gift('jazz', 'rose', 20);
  await gift('pop', 'lily', 15);
  await bell();
  const teams = [
    ['tea', 'rock'],
    ['jazz', 'pop'],
  ];
  for (const roomId of ['tea', 'pop'] as const) {
    expect((await told(roomId)).slice(-2)).toMatchObject([
      { type: 'pk.round-started', data: { round: 2, teams } },
      { type: 'pk.round-ended', data: { round: 2, winnerRoomIds: ['jazz', 'pop'] } },
    ]);
  }
  const score = (await told('pop')).at(-1)?.data.score;
  expect(score).toMatchObject([
    { roomId: 'pop', points: 15, team: 2 },
    { roomId: 'tea', team: 1 },
    { roomId: 'jazz', team: 2 },
    { roomId: 'rock', team: 1 },
  ]);
});

test('a team goes on without a room that gives up, and has lost with its last one', async () => {
  await roundOfTeams();
  await gift('tea', 'rocket', 30);
  expect(await surrender('tea')).toMatchObject({ state: 'running' });
  expect(await codeOf(gift('tea', 'vain'))).toBe('PkNotRunning');
  expect(await gift('rock', 'rose')).toMatchObject({ counted: 'now' });
  await end('rock');
  const ended = (await told('jazz')).filter(({ type }) => type === 'pk.round-ended');
  expect(ended.at(-1)?.data).toMatchObject({
    ...{ round: 2, winnerRoomIds: ['jazz', 'pop'], outcome: 'surrendered' },
  });
  expect(house.room('tea').pk?.others).toHaveLength(2);
});

test('who has just wanted a round of these teams hears that it runs, in whatever order they name them', async () => {
  const teams = [['rock', 'tea'], ['jazz']];
  for (const roomId of ['tea', 'jazz', 'rock'] as const) await start(roomId, teams);
  expect(await start('rock', [['jazz'], ['tea', 'rock']])).toMatchObject({ state: 'running' });
  for (const others of [undefined, [['tea'], ['jazz', 'rock']]]) {
    expect(await codeOf(start('rock', others))).toBe('RoundRunning');
  }
  await join('pop');
  expect(await codeOf(start('pop', teams))).toBe('RoundRunning');
});

test('a round that names no teams has none, whatever the one before had', async () => {
  await roundOfTeams();
  await bell();
  for (const roomId of ROOMS) await start(roomId);
  await bell();
  const score = (await told('tea')).at(-1)?.data.score;
  expect(score).toEqual(
    ROOMS.map((roomId) => ({ roomId, hostName: HOSTS[roomId].userId, points: 0 })),
  );
});

test('teams that are not the rooms of the PK are refused, and propose nothing', async () => {
  for (const teams of [
    [['tea'], ['jazz']],
    [['tea', 'jazz'], ['pop']],
  ]) {
    expect(await codeOf(start('tea', teams))).toBe('InvalidRequest');
  }
  await end('rock');
  expect(await codeOf(start('tea', [['tea'], ['jazz']]))).toBe('InvalidRequest');
  expect(await start('tea')).toMatchObject({ state: 'proposed' });
});

test('teams of rooms of which one has left meanwhile begin no round', async () => {
  const teams = [['tea', 'rock'], ['jazz']];
  await start('tea', teams);
  await start('jazz', teams);
  house.table.calls.next(
    ({ table, put }) => table === 'pks' && put?.round_number !== undefined,
    () => end('jazz'),
  );
  expect(await codeOf(start('rock', teams))).toBe('InvalidRequest');
});

test('the ledger of a round of teams, counted again, has the same winners', async () => {
  await roundOfTeams();
  await gift('rock', 'rocket', 30);
  await gift('jazz', 'rose', 20);
  const { pkId } = await gift('pop', 'lily', 15);
  await surrender('pop');
  await bell();
  const ledger = await listGifts(house.services, {
    ...{ ...listGiftsQuery.parse({}), roundId: `${pkId}-2`, actor: HOSTS.tea },
  });
  const page: LedgerPage = JSON.parse(JSON.stringify(ledgerView(ledger)));
  expect(tally([page])).toMatchObject({ winners: ['jazz'] });
  expect((await told('tea')).at(-1)?.data.winnerRoomIds).toEqual(['jazz']);
});
