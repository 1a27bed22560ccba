/** The stage: never more people than seats, and nobody in the channel without one. */
import { roomView } from '../../lib/api/room-view';
import type { Role } from '../../lib/model/role';
import type { Admission } from '../../lib/model/room';
import { MAX_REQUESTS } from '../../lib/model/stage-request';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { joinRoom } from '../../lib/use-cases/members';
import { reconcileRoom } from '../../lib/use-cases/reconcile';
import { requestStage } from '../../lib/use-cases/request-stage';
import { closeRoom, updateRoom } from '../../lib/use-cases/room';
import { loadRoom } from '../../lib/use-cases/room-snapshot';
import { seatMember } from '../../lib/use-cases/seat-member';
import { unseatMember } from '../../lib/use-cases/unseat-member';
import { ADMIN, codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';

const isSeating = ({ put }: StoreCall) => put?.stage !== undefined;

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea', { maxSeats: 2 });
});

const ask = (userId: string) =>
  requestStage(house.services, { roomId: 'tea', actor: user(userId) });
const seat = (userId: string) => seatMember(house.services, { roomId: 'tea', userId, actor: HOST });
const guests = () => house.room('tea').stage.map(({ userId }) => userId);
const inChannel = () => house.rtc.channels.users('tea');

async function seatAsker(userId: string): Promise<void> {
  await ask(userId);
  await seat(userId);
}

test('of two people who are given the last seat at once one has it', async () => {
  await ask('ann');
  house.table.calls.next(isSeating, () => seatAsker('ben'));
  expect(await codeOf(seat('ann'))).toBe('StageFull');
  expect(guests()).toEqual(['ben']);
});

test('hundreds who have come and left hide neither the host nor who asks', async () => {
  const comings = Array.from({ length: 350 }, (_, index) => `been-here-${index}`);
  for (const userId of comings) {
    const event = { roomId: 'tea', userId, sessionId: 's', atMs: house.now() };
    await house.services.members.record({ ...event, tag: 'joined' }, { ...event, tag: 'left' });
  }
  await seatAsker('ann');
  house.rtc.channels.join('tea', 'ann');
  await ask('ben');
  await house.advance(1000);
  expect(house.room('tea').onAir).toEqual(expect.arrayContaining([HOST.userId, 'ann']));
  const shown = roomView(house.services, await loadRoom(house.services, 'tea'), HOST);
  expect(shown.requests.map(({ userId }) => userId)).toEqual(['ben']);
  expect(shown.headCount).toBe(2);
});

test('a seat that is taken away while it is given is not given', async () => {
  await ask('ann');
  const change = { maxSeats: 1 };
  house.table.calls.next(isSeating, () =>
    updateRoom(house.services, { roomId: 'tea', actor: HOST, change }),
  );
  expect(await codeOf(seat('ann'))).toBe('StageFull');
  expect(guests()).toEqual([]);
});

test('nobody is seated in a room that is being closed', async () => {
  await ask('ann');
  house.table.calls.next(isSeating, () =>
    closeRoom(house.services, { roomId: 'tea', actor: HOST }),
  );
  expect(await codeOf(seat('ann'))).toBe('RoomClosed');
  expect(guests()).toEqual([]);
});

test('of two people who are invited to the last seat at once one is', async () => {
  house.table.calls.next(isSeating, () => seat('ben'));
  expect(await codeOf(seat('ann'))).toBe('StageFull');
  expect(guests()).toEqual(['ben']);
});

test('nobody is invited to a room that is being closed', async () => {
  house.table.calls.next(isSeating, () =>
    closeRoom(house.services, { roomId: 'tea', actor: HOST }),
  );
  expect(await codeOf(seat('ann'))).toBe('RoomClosed');
  expect(guests()).toEqual([]);
});

test('who is removed from the stage is out of the channel at once', async () => {
  await seatAsker('ben');
  house.rtc.channels.join('tea', 'ben');
  await unseatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  expect(inChannel()).toEqual(['host']);
});

test('who comes with the token of an earlier seat is put out as soon as an event tells', async () => {
  house.rtc.channels.join('tea', 'ben');
  await house.advance(1000);
  expect(inChannel()).toEqual(['host']);
});

test('who comes without a seat and without an event is put out by the next audit', async () => {
  await seatAsker('ben');
  await unseatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  house.world.weather = { ...house.world.weather, callbackLost: 1 };
  house.rtc.channels.join('tea', 'ben');
  await house.advance(10 * 60_000);
  expect(inChannel()).toEqual(['host', 'ben']);
  await runAgenda(house.services, 1);
  expect(inChannel()).toEqual(['host']);
});

test('a guest of whom no event has told is in the picture soon after the next audit', async () => {
  await seatAsker('ben');
  house.world.weather = { ...house.world.weather, callbackLost: 1 };
  house.rtc.channels.join('tea', 'ben');
  await house.advance(10 * 60_000);
  expect(house.room('tea').onAir).toEqual([]);
  await runAgenda(house.services, 10_000);
  expect(house.room('tea').onAir).toEqual(['host', 'ben']);
});

test('who is seated and comes while the room is checked stays, and is in the picture', async () => {
  const isCheck = ({ operation, table }: StoreCall) => operation === 'range' && table === 'members';
  house.table.calls.next(isCheck, async () => {
    await seatAsker('ben');
    const sessionId = house.rtc.channels.join('tea', 'ben');
    const event = { roomId: 'tea', userId: 'ben', sessionId, atMs: house.now() };
    await house.services.members.record({ ...event, tag: 'published' });
  });
  await reconcileRoom(house.services, 'tea');
  expect(inChannel()).toEqual(['host', 'ben']);
  expect(house.room('tea').onAir).toEqual(['host', 'ben']);
});

test('the queue of requests has an end', async () => {
  for (let number = 1; number <= MAX_REQUESTS; number++) await ask(`user${number}`);
  expect(await codeOf(ask('one-more'))).toBe('TooManyStageRequests');
  expect(await ask('user1')).toMatchObject({ state: 'requested' });
});

test('who has wished for a seat has it if it is still free', async () => {
  await house.live('wide', { maxSeats: 4 });
  const wish = (userId: string, seatNumber: number) =>
    requestStage(house.services, { roomId: 'wide', actor: user(userId), seatNumber });
  const give = (userId: string, seatNumber?: number) =>
    seatMember(house.services, { roomId: 'wide', userId, actor: HOST, seatNumber });
  await Promise.all([wish('ann', 3), wish('ben', 3)]);
  expect(await give('ann')).toMatchObject({ state: 'seated', seatNumber: 3 });
  expect(await codeOf(wish('cay', 3))).toBe('SeatTaken');
  expect(await codeOf(give('ben', 3))).toBe('SeatTaken');
  expect(await give('ben')).toMatchObject({ state: 'seated', seatNumber: 2 });
});

test('of two people who are given one seat at once one has it, and the other is told so', async () => {
  await house.live('wide', { maxSeats: 4 });
  const give = (userId: string) =>
    seatMember(house.services, { roomId: 'wide', userId, actor: HOST, seatNumber: 3 });
  house.table.calls.next(isSeating, () => give('ben'));
  expect(await codeOf(give('ann'))).toBe('SeatTaken');
  expect(house.room('wide').stage).toMatchObject([{ userId: 'ben', number: 3 }]);
});

const admit = (admission: Admission) =>
  updateRoom(house.services, { roomId: 'tea', actor: HOST, change: { admission } });

test('where seats are free a viewer takes one without asking, and none that is not there', async () => {
  await ask('ann');
  await admit('free');
  expect(await ask('ann')).toEqual({
    ...{ roomId: 'tea', userId: 'ann', state: 'seated', seatNumber: 2 },
  });
  expect((await loadRoom(house.services, 'tea')).requests).toEqual([]);
  expect(await codeOf(ask('ben'))).toBe('StageFull');
});

test('a seat that is free no more while it is taken is not taken', async () => {
  await admit('free');
  house.table.calls.next(isSeating, () => admit('ask'));
  expect(await codeOf(ask('ann'))).toBe('StageClosed');
  expect(guests()).toEqual([]);
});

test('nobody asks where only invitations are good', async () => {
  await ask('ann');
  await admit('closed');
  expect(await codeOf(ask('ben'))).toBe('StageClosed');
  expect(await ask('ann')).toMatchObject({ state: 'requested' });
  await seat('ben');
  const accepted = await seatMember(house.services, {
    ...{ roomId: 'tea', userId: 'ben', actor: user('ben') },
  });
  expect(accepted).toMatchObject({ state: 'seated' });
});

test('those who ask are told their place in the queue', async () => {
  for (const userId of ['ann', 'ben', 'cay']) {
    await ask(userId);
    await house.advance(1);
  }
  const queue = async (userId: string) => {
    const { requests } = roomView(
      house.services,
      await loadRoom(house.services, 'tea'),
      user(userId),
    );
    return requests.map((request) => `${request.position} ${request.userId}`);
  };
  expect(await queue('host')).toEqual(['1 ann', '2 ben', '3 cay']);
  expect(await queue('cay')).toEqual(['3 cay']);
  await unseatMember(house.services, { roomId: 'tea', userId: 'ann', actor: user('ann') });
  expect(await queue('cay')).toEqual(['2 cay']);
});

test('as the host joins the host alone, and not an admin', async () => {
  const join = (actor: typeof HOST) =>
    joinRoom(house.services, { roomId: 'tea', role: 'host', actor });
  expect(await codeOf(join(user('mallory')))).toBe('NotRoomHost');
  expect(await codeOf(join(ADMIN))).toBe('NotRoomHost');
  expect(await join(HOST)).toMatchObject({ rtc: { channelId: 'tea', userId: 'host' } });
});

test('as a co-host joins who has a seat, and nobody else', async () => {
  const join = (userId: string, role: Role = 'cohost') =>
    joinRoom(house.services, { roomId: 'tea', role, actor: user(userId) });
  await ask('ben');
  expect(await codeOf(join('ben'))).toBe('NotOnStage');
  await seat('ben');
  expect(await join('ben')).toMatchObject({ rtc: { channelId: 'tea', userId: 'ben' } });
  expect(await codeOf(join('host'))).toBe('NotOnStage');
  await unseatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  expect(await codeOf(join('ben'))).toBe('NotOnStage');
});

test('the audience gets no token for the channel', async () => {
  const actor = user('ben');
  const joined = await joinRoom(house.services, { roomId: 'tea', role: 'audience', actor });
  expect(joined).not.toHaveProperty('rtc');
});
