/** PKs of more than two rooms: they come in and leave one by one, and nobody else loses anything by it. */
import { PK_GRACE_MS } from '../../lib/model/pk-state';
import { REFUSAL_PAUSE_MS } from '../../lib/model/refusals';
import { sceneOf } from '../../lib/model/scene';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { banMember } from '../../lib/use-cases/bans';
import { listGifts, listGiftsQuery } from '../../lib/use-cases/gifts';
import { joinRoom } from '../../lib/use-cases/members';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { startRound, surrenderRound } from '../../lib/use-cases/pk-round';
import { scorePk } from '../../lib/use-cases/pk-score';
import { requestStage } from '../../lib/use-cases/request-stage';
import { listEvents } from '../../lib/use-cases/room-events';
import { seatMember } from '../../lib/use-cases/seat-member';
import { codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';
import { sides } from './sides';

const TERMS = { minutes: 1, punishSeconds: 30 };
const ROUND_MS = 60_000;
const HOSTS = { tea: HOST, jazz: user('rival'), rock: user('third'), pop: user('fourth') };
type RoomId = keyof typeof HOSTS;

let house: House;
beforeEach(async () => {
  house = new House({ MIXER: 'live' });
  for (const roomId of ['tea', 'jazz', 'rock', 'pop'] as const) {
    await house.live(roomId, {}, HOSTS[roomId]);
  }
  await invite('tea', 'jazz');
  await accept('jazz');
});

const invite = (roomId: RoomId, opponentRoomId: RoomId | 'waltz') =>
  invitePk(house.services, { roomId, opponentRoomId, ...TERMS, actor: HOSTS[roomId] });
const accept = (roomId: RoomId) => acceptPk(house.services, { roomId, actor: HOSTS[roomId] });
const end = (roomId: RoomId, withdraw = false) =>
  endPk(house.services, { roomId, actor: HOSTS[roomId], withdraw });
const start = (roomId: RoomId) =>
  startRound(house.services, { roomId, ...TERMS, actor: HOSTS[roomId] });
const surrender = (roomId: RoomId) =>
  surrenderRound(house.services, { roomId, actor: HOSTS[roomId] });
const gift = (roomId: RoomId, eventId: string, points = 10) =>
  scorePk(house.services, { roomId, eventId, points });
const others = (roomId: RoomId) => house.room(roomId).pk?.others.map((other) => other.roomId);
const lastRounds = (roomId: RoomId) => house.room(roomId).lastPk?.rounds;

async function join(roomId: RoomId, by: RoomId = 'tea'): Promise<void> {
  await invite(by, roomId);
  await accept(roomId);
}

async function bell(): Promise<void> {
  await house.advance(ROUND_MS);
  await runAgenda(house.services, 1);
}

/** Whom the service shows to the audience of a room. */
function shown(roomId: RoomId): string[] {
  const { mix } = house.room(roomId);
  const panes = house.rtc.log.find(`${roomId}-${mix.fence}`)?.shown?.panes ?? [];
  return panes.map(({ user: { channelId, userId } }) => `${userId} of ${channelId}`);
}

const told = async (roomId: RoomId) => {
  const actor = HOSTS[roomId];
  const events = await listEvents(house.services, { roomId, actor, after: 0, maxResults: 100 });
  return events.filter(({ type }) => type.startsWith('pk.'));
};

test('a third and a fourth host come in, and every audience sees all, its own first', async () => {
  await join('rock');
  await join('pop', 'rock');
  expect(shown('tea')).toEqual(['host of tea', 'rival of jazz', 'third of rock', 'fourth of pop']);
  expect(shown('rock')).toEqual(['third of rock', 'host of tea', 'rival of jazz', 'fourth of pop']);
  expect(others('pop')).toEqual(['tea', 'jazz', 'rock']);
});

test('no task is started or stopped when rooms come and go', async () => {
  const calls = () =>
    house.mixer.calls.made.filter(({ operation }) => /start|stop/.test(operation)).length;
  const before = calls();
  await join('rock');
  await bell();
  for (const roomId of ['tea', 'jazz', 'rock'] as const) await start(roomId);
  await end('jazz');
  expect(calls()).toBe(before);
});

test('a fifth room is refused, and a third one where the mixes cannot cross channels', async () => {
  await join('rock');
  await join('pop');
  await house.live('waltz', {}, user('fifth'));
  expect(await codeOf(invite('tea', 'waltz'))).toBe('PkFull');
  const rtc = new House();
  for (const roomId of ['tea', 'jazz', 'rock'] as const) await rtc.live(roomId, {}, HOSTS[roomId]);
  house = rtc;
  await join('jazz');
  expect(await codeOf(invite('tea', 'rock'))).toBe('PkFull');
  expect(house.room('rock').pk).toBeUndefined();
});

test('one room is invited at a time, and none that is in a PK already', async () => {
  const { pkId } = await invite('tea', 'rock');
  expect(await invite('tea', 'rock')).toEqual({ pkId, state: 'running' });
  expect(await codeOf(invite('jazz', 'rock'))).toBe('PkBusy');
  expect(await codeOf(invite('jazz', 'pop'))).toBe('PkBusy');
  expect(await codeOf(invite('rock', 'pop'))).toBe('PkBusy');
  expect(await codeOf(invite('pop', 'tea'))).toBe('PkBusy');
});

test('an invitation that is refused, withdrawn or expired leaves the PK as it was', async () => {
  const before = [others('tea'), shown('tea'), shown('jazz')];
  await invite('tea', 'rock');
  await end('rock');
  expect(await codeOf(invite('tea', 'rock'))).toBe('PkRefused');
  await invite('tea', 'pop');
  expect(await end('jazz', true)).toMatchObject({ state: 'running' });
  expect(await codeOf(accept('pop'))).toBe('PkNotRunning');
  await invite('jazz', 'rock');
  await house.advance(31_000);
  await runAgenda(house.services, 1);
  expect([house.room('rock').pk, house.room('pop').pk]).toEqual([undefined, undefined]);
  expect([others('tea'), shown('tea'), shown('jazz')]).toEqual(before);
  expect(house.room('rock').lastPk).toBeUndefined();
  await house.advance(REFUSAL_PAUSE_MS);
  await invite('jazz', 'rock');
  expect(await accept('rock')).toMatchObject({ state: 'running' });
});

test('withdrawing without an invitation takes nobody out of the PK', async () => {
  expect(await end('tea', true)).toMatchObject({ state: 'running' });
  expect(others('tea')).toEqual(['jazz']);
});

test('a room that was banned by one of the hosts does not come in', async () => {
  const ban = { roomId: 'jazz', userId: 'third', reason: 'rude', actor: HOSTS.jazz };
  await banMember(house.services, ban);
  expect(await codeOf(invite('tea', 'rock'))).toBe('Banned');
});

test('a host who was banned between the invitation and the answer does not come in', async () => {
  await invite('tea', 'rock');
  const ban = { roomId: 'rock', userId: 'rival', reason: 'rude', actor: HOSTS.rock };
  await banMember(house.services, ban);
  expect(await codeOf(accept('rock'))).toBe('Banned');
  expect(others('tea')).toEqual(['jazz']);
});

test('who comes in while a round runs takes part from the next one', async () => {
  await join('rock');
  expect(await codeOf(gift('rock', 'early'))).toBe('PkNotRunning');
  expect(await codeOf(surrender('rock'))).toBe('PkNotRunning');
  await gift('tea', 'rose');
  await bell();
  expect(await start('tea')).toMatchObject({ state: 'proposed' });
  expect(await start('jazz')).toMatchObject({ state: 'proposed' });
  expect(await start('rock')).toMatchObject({ state: 'running' });
  expect(await gift('rock', 'early')).toMatchObject({ counted: 'now' });
  await bell();
  await end('rock');
  expect(lastRounds('rock')).toMatchObject([
    { number: 2, winnerRoomIds: ['rock'], score: sides({ rock: 10, tea: 0, jazz: 0 }) },
  ]);
  expect((await told('rock')).map(({ type }) => type)).toEqual([
    ...['pk.invited', 'pk.started', 'pk.round-started', 'pk.round-ended', 'pk.ended'],
  ]);
});

test('a round of three begins only when all three want the same', async () => {
  await join('rock');
  await bell();
  await start('tea');
  await start('jazz');
  await start('jazz');
  expect(await codeOf(gift('tea', 'rose'))).toBe('PkNotRunning');
  expect(await start('rock')).toMatchObject({ state: 'running' });
});

async function roundOfThree(): Promise<void> {
  await join('rock');
  await bell();
  for (const roomId of ['tea', 'jazz', 'rock'] as const) await start(roomId);
}

test('one leaves alone: the others go on with the round, and it has lost', async () => {
  await roundOfThree();
  await gift('jazz', 'rocket', 99);
  await gift('tea', 'rose');
  await end('jazz');
  expect([shown('tea'), shown('rock')]).toEqual([
    ['host of tea', 'third of rock'],
    ['third of rock', 'host of tea'],
  ]);
  expect(shown('jazz')).toEqual(['rival of jazz']);
  expect(lastRounds('jazz')).toMatchObject([{ number: 1 }, { number: 2, outcome: 'left' }]);
  expect(await codeOf(gift('jazz', 'late'))).toBe('PkNotRunning');
  expect(await gift('rock', 'lily', 5)).toMatchObject({ counted: 'now' });
  await bell();
  const last = (await told('tea')).at(-1);
  expect(last).toMatchObject({
    type: 'pk.round-ended',
    data: {
      ...{ round: 2, winnerRoomIds: ['tea'], outcome: 'time-is-up' },
      score: [{ roomId: 'tea', points: 10 }, { points: 99, out: 'left' }, { points: 5 }],
    },
  });
});

test('a gift that is written while the other room leaves counts once', async () => {
  await roundOfThree();
  const isGift = ({ table, put }: StoreCall) =>
    table === 'pks' && Object.keys(put ?? {}).some((column) => column.startsWith('gift_'));
  house.table.calls.next(isGift, () => end('jazz'));
  expect(await gift('tea', 'rose')).toMatchObject({ counted: 'now' });
  house.table.calls.next(isGift, () => end('rock'));
  expect(await codeOf(gift('rock', 'lily'))).toBe('PkNotRunning');
  const { rounds } = house.room('rock').lastPk ?? {};
  expect(rounds?.at(-1)?.score).toMatchObject([{ roomId: 'rock', points: 0 }, {}, {}]);
});

test('when all but one have given up, that one has won at once, and the PK goes on', async () => {
  await roundOfThree();
  expect(await surrender('tea')).toMatchObject({ state: 'running' });
  expect(await surrender('tea')).toMatchObject({ state: 'running' });
  expect(await codeOf(gift('tea', 'vain'))).toBe('PkNotRunning');
  expect(await surrender('jazz')).toMatchObject({ state: 'punishing' });
  expect((await told('rock')).at(-1)).toMatchObject({
    data: { winnerRoomIds: ['rock'], outcome: 'surrendered' },
  });
  expect(others('tea')).toEqual(['jazz', 'rock']);
});

test('two leave at the same moment: the PK is over, and the last sees itself alone', async () => {
  await join('rock');
  const isEnd = ({ table, put }: StoreCall) => table === 'pks' && put?.parties !== undefined;
  house.table.calls.next(isEnd, () => end('jazz'));
  await end('tea');
  expect(['tea', 'jazz', 'rock'].map((roomId) => house.room(roomId).pk)).toEqual([
    ...[undefined, undefined, undefined],
  ]);
  expect(shown('rock')).toEqual(['third of rock']);
});

test('two accept at the same moment as another leaves, and all see the same', async () => {
  await invite('tea', 'rock');
  const isIn = ({ table, put }: StoreCall) =>
    table === 'pks' && String(put?.parties ?? '').includes('"rock"');
  house.table.calls.next(isIn, () => end('jazz'));
  // With one host left the PK is over, and the invitation with it.
  expect(await codeOf(accept('rock'))).toBe('PkNotRunning');
  expect(house.room('tea').pk).toBeUndefined();
});

test('a host who stays away loses the PK for the own room alone', async () => {
  await join('rock');
  house.rtc.channels.leaveAll('jazz');
  await house.advance(PK_GRACE_MS + 1000);
  await runAgenda(house.services, 1);
  expect(house.room('jazz').lastPk?.outcome).toBe('host-left');
  expect([others('tea'), others('rock')]).toEqual([['rock'], ['tea']]);
  const changes = (await told('tea')).filter(({ type }) => type === 'pk.rooms-changed');
  expect(changes.map(({ data }) => data.others?.map(({ hostName }) => hostName))).toEqual([
    ['rival', 'third'],
    ['third'],
  ]);
});

test('a room that has left may come back, and tells of a stay of its own', async () => {
  await join('rock');
  await end('rock');
  await join('rock', 'jazz');
  expect(shown('rock')).toEqual(['third of rock', 'host of tea', 'rival of jazz']);
  expect((await told('rock')).map(({ type }) => type)).toEqual([
    ...['pk.invited', 'pk.started', 'pk.ended', 'pk.invited', 'pk.started'],
  ]);
});

test('who leaves is put out of the other channels, and gets no token for them any more', async () => {
  await join('rock');
  await requestStage(house.services, { roomId: 'tea', actor: HOSTS.rock });
  await seatMember(house.services, { roomId: 'tea', userId: 'third', actor: HOST });
  for (const roomId of ['tea', 'jazz']) {
    await joinRoom(house.services, { roomId, role: 'cohost', actor: HOSTS.rock });
    house.rtc.channels.join(roomId, 'third');
  }
  await house.advance(1000);
  await end('rock');
  expect([house.rtc.channels.users('tea'), house.rtc.channels.users('jazz')]).toEqual([
    ['host'],
    ['rival'],
  ]);
  expect(house.room('tea').stage).toEqual([]);
  const again = joinRoom(house.services, { roomId: 'jazz', role: 'cohost', actor: HOSTS.rock });
  expect(await codeOf(again)).toBe('NotOnStage');
});

test('the ledger of a round is for its hosts, also for one who has left, and names who lost', async () => {
  await roundOfThree();
  const { pkId } = await gift('jazz', 'rocket');
  await end('jazz');
  const list = (roomId: RoomId) =>
    listGifts(house.services, {
      ...{ ...listGiftsQuery.parse({}), roundId: `${pkId}-2`, actor: HOSTS[roomId] },
    });
  expect(await list('jazz')).toMatchObject({
    ...{ roomIds: ['tea', 'jazz', 'rock'], outRoomIds: ['jazz'], isFinal: false },
    gifts: [{ roomId: 'jazz', eventId: 'rocket' }],
  });
  expect(await codeOf(list('pop'))).toBe('NotRoomHost');
});

/** What each of the writes is that a call may die after, and what has to be true for all rooms then. */
const isInvitation = ({ table, put }: StoreCall) => table === 'pks' && put?.parties !== undefined;
const isPointer = ({ table, put }: StoreCall) => table === 'rooms' && put?.pk !== undefined;

test.each([
  ['the invitation is written', isInvitation, 'answer-lost', () => invite('tea', 'rock')],
  ['the invited room is bound', isPointer, 'answer-lost', () => invite('tea', 'rock')],
  ['the invited room is not bound', isPointer, 'lost', () => invite('tea', 'rock')],
] as const)('a call that dies when %s leaves the PK as it was', async (_, isWrite, how, call) => {
  house.table.calls.next(isWrite, how);
  await call().catch(() => undefined);
  await house.advance(31_000);
  await runAgenda(house.services, 1);
  expect([others('tea'), others('jazz')]).toEqual([['jazz'], ['tea']]);
  expect(house.room('rock').pk).toBeUndefined();
  await house.advance(REFUSAL_PAUSE_MS);
  expect(await invite('jazz', 'rock')).toMatchObject({ state: 'running' });
});

test.each([
  ['it has come in', 'answer-lost'],
  ['some rooms have not followed', 'lost'],
] as const)('a call that dies when %s leaves rooms that all see one another', async (_, how) => {
  await invite('tea', 'rock');
  const isWrite = how === 'lost' ? isPointer : isInvitation;
  for (let times = how === 'lost' ? 3 : 1; times > 0; times--) {
    house.table.calls.next(isWrite, how);
  }
  await accept('rock').catch(() => undefined);
  await house.advance(20_000);
  await runAgenda(house.services, 1);
  expect(shown('tea')).toEqual(['host of tea', 'rival of jazz', 'third of rock']);
  expect(shown('jazz')).toEqual(['rival of jazz', 'host of tea', 'third of rock']);
  expect(shown('rock')).toEqual(['third of rock', 'host of tea', 'rival of jazz']);
});

test('a call that dies when a room has left leaves the others with one another', async () => {
  await join('rock');
  house.table.calls.next(isInvitation, 'answer-lost');
  await end('jazz').catch(() => undefined);
  await house.advance(20_000);
  await runAgenda(house.services, 1);
  expect([others('tea'), others('rock'), house.room('jazz').pk]).toEqual([
    ...[['rock'], ['tea'], undefined],
  ]);
});

test('of a room that is on stage beside others, the scene names all hosts once', async () => {
  await join('rock');
  const room = house.room('rock');
  if (!room.mix.params) throw new Error('The mix has no scene.');
  expect(sceneOf(room, room.mix.params).others).toEqual([]);
});
