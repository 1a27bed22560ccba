/** Seats with rules: locked ones are never given, and what is forbidden is out of the mix at once. */

import { roomView } from '../../lib/api/room-view';
import { addModerator } from '../../lib/use-cases/keepers';
import { moveSeat } from '../../lib/use-cases/move-seat';
import { requestStage } from '../../lib/use-cases/request-stage';
import { closeRoom, createRoom, createRoomBody, updateRoom } from '../../lib/use-cases/room';
import { listEvents } from '../../lib/use-cases/room-events';
import { loadRoom } from '../../lib/use-cases/room-snapshot';
import { seatMember } from '../../lib/use-cases/seat-member';
import { updateMix } from '../../lib/use-cases/update-mix';
import { updateSeat } from '../../lib/use-cases/update-seat';
import { codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';

const isSeating = ({ put }: StoreCall) => put?.stage !== undefined;
const isRuling = ({ put }: StoreCall) => put?.seat_rules !== undefined;

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea', { maxSeats: 4 });
});

const ask = (userId: string) =>
  requestStage(house.services, { roomId: 'tea', actor: user(userId) });
const seat = async (userId: string, seatNumber?: number) => {
  await ask(userId);
  return seatMember(house.services, { roomId: 'tea', userId, actor: HOST, seatNumber });
};
const rule = (seatNumber: number, change: object, actor = HOST) =>
  updateSeat(house.services, { roomId: 'tea', seatNumber, reason: '', actor, ...change });
const stage = () => house.room('tea').stage.map(({ userId, number }) => `${userId}${number}`);
const shown = () => house.rtc.log.find('tea-1')?.shown;
const panes = () => shown()?.panes.map((pane) => pane.user.userId);

test('a seat that is locked while it is given is not given', async () => {
  house.table.calls.next(isSeating, () => rule(2, { isLocked: true }));
  expect(await seat('ann')).toMatchObject({ seatNumber: 3 });
  house.table.calls.next(isSeating, () => rule(4, { isLocked: true }));
  expect(await codeOf(seat('ben', 4))).toBe('SeatLocked');
  expect(await codeOf(seat('ben'))).toBe('StageFull');
  expect(stage()).toEqual(['ann3']);
});

test('of two rules that are written at once neither is lost', async () => {
  house.table.calls.next(isRuling, () => rule(3, { isLocked: true }));
  await rule(2, { isLocked: true });
  expect(await seat('ann')).toMatchObject({ seatNumber: 4 });
});

test('who has the seat is neither heard nor seen at once, and again', async () => {
  await seat('ann');
  house.rtc.channels.join('tea', 'ann');
  await house.advance(1000);
  expect(panes()).toEqual(['host', 'ann']);
  await rule(2, { allowMicrophone: false, allowCamera: false });
  expect([panes(), shown()?.muted]).toEqual([['host'], ['ann']]);
  await rule(2, { allowMicrophone: true, allowCamera: true });
  expect([panes(), shown()?.muted]).toEqual([['host', 'ann'], []]);
});

test('a lock alone is not sent to the service', async () => {
  await seat('ann');
  const updates = () => house.mixer.calls.made.filter(({ operation }) => operation === 'update');
  const before = updates().length;
  await rule(3, { isLocked: true });
  expect(updates()).toHaveLength(before);
});

test('who comes to the seat later has its rule from the first', async () => {
  await rule(2, { allowMicrophone: false });
  await seat('ann');
  expect(shown()?.muted).toEqual(['ann']);
});

test('everybody is told the seats, with their holders and rules', async () => {
  await seat('ann', 3);
  await rule(3, { allowCamera: false });
  await rule(2, { isLocked: true });
  const { seats } = roomView(house.services, await loadRoom(house.services, 'tea'), user('cay'));
  const free = { isLocked: false, allowMicrophone: true, allowCamera: true };
  expect(seats).toEqual([
    { seatNumber: 1, userId: 'host', ...free },
    { seatNumber: 2, ...free, isLocked: true },
    { seatNumber: 3, userId: 'ann', ...free, allowCamera: false },
    { seatNumber: 4, ...free },
  ]);
});

test('only the host and moderators change seats, and of a moderator the host', async () => {
  for (const userId of ['mia', 'max']) {
    await addModerator(house.services, { roomId: 'tea', userId, actor: HOST });
  }
  await seat('max', 2);
  expect(await codeOf(rule(3, { isLocked: true }, user('cay')))).toBe('NotRoomHost');
  expect(await codeOf(rule(2, { allowCamera: false }, user('mia')))).toBe('NotRoomHost');
  await rule(3, { isLocked: true }, user('mia'));
  expect(await codeOf(seat('cay', 3))).toBe('SeatLocked');
});

test('a room has the seats that it was made with, and the next show forgets the rules', async () => {
  expect(await codeOf(rule(5, { isLocked: true }))).toBe('InvalidRequest');
  await rule(2, { isLocked: true });
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  expect(await codeOf(rule(2, { isLocked: false }))).toBe('RoomClosed');
  await createRoom(house.services, { ...createRoomBody.parse({}), roomId: 'tea', actor: HOST });
  expect(await seat('ann')).toMatchObject({ seatNumber: 2 });
});

test('a voice room has more seats than a picture has panes, and no more than voices are mixed', async () => {
  const create = (kind: 'video' | 'voice', maxSeats: number) =>
    house.open(`${kind}${maxSeats}`, { kind, maxSeats });
  const change = (roomId: string, maxSeats: number) =>
    updateRoom(house.services, { roomId, actor: HOST, change: { maxSeats } });
  await create('voice', 20);
  await create('video', 9);
  expect(await codeOf(create('video', 10))).toBe('InvalidRequest');
  expect(await codeOf(change('video9', 10))).toBe('InvalidRequest');
  house = new House({ MIXER: 'live' });
  await create('voice', 16);
  expect(await codeOf(create('voice', 17))).toBe('InvalidRequest');
  expect(await codeOf(change('voice16', 17))).toBe('InvalidRequest');
});

test('twenty people have a seat each, and the last one can be locked', async () => {
  await house.live('talk', { kind: 'voice', maxSeats: 20 });
  const seatIn = async (userId: string, seatNumber?: number) => {
    await requestStage(house.services, { roomId: 'talk', actor: user(userId) });
    return seatMember(house.services, { roomId: 'talk', userId, actor: HOST, seatNumber });
  };
  const ruling = { roomId: 'talk', seatNumber: 20, reason: '', actor: HOST };
  await updateSeat(house.services, { ...ruling, isLocked: true });
  for (let guest = 2; guest < 20; guest++) await seatIn(`guest${guest}`);
  expect(await codeOf(seatIn('late'))).toBe('StageFull');
  expect(await codeOf(seatIn('late', 20))).toBe('SeatLocked');
  await updateSeat(house.services, { ...ruling, isLocked: false });
  expect(await seatIn('late', 20)).toMatchObject({ seatNumber: 20 });
  expect(house.room('talk').stage).toHaveLength(19);
});

const move = (userId: string, seatNumber: number, actor = HOST) =>
  moveSeat(house.services, { roomId: 'tea', userId, seatNumber, actor });

test('the host and moderators move others, and a guest themselves', async () => {
  for (const userId of ['mia', 'max']) {
    await addModerator(house.services, { roomId: 'tea', userId, actor: HOST });
  }
  await seat('ann');
  await seat('max', 4);
  expect(await codeOf(move('ann', 3, user('cay')))).toBe('NotRoomHost');
  await move('ann', 3, user('ann'));
  expect(await codeOf(move('ann', 4, user('ann')))).toBe('SeatTaken');
  expect(await codeOf(move('ann', 4, user('mia')))).toBe('NotRoomHost');
  expect(await codeOf(move('max', 2, user('mia')))).toBe('NotRoomHost');
  await move('ann', 2, user('mia'));
  expect(stage()).toEqual(['ann2', 'max4']);
  await move('ann', 4);
  expect(stage()).toEqual(['max2', 'ann4']);
  for (const actor of [HOST, user('mia')]) {
    expect(await codeOf(move('host', 3, actor))).toBe('HostStays');
  }
});

test('of two moves to one seat at once one is done, and of two swaps nobody is lost', async () => {
  await seat('ann');
  await seat('ben');
  house.table.calls.next(isSeating, () => move('ben', 4, user('ben')));
  expect(await codeOf(move('ann', 4, user('ann')))).toBe('SeatTaken');
  expect(stage()).toEqual(['ann2', 'ben4']);
  house.table.calls.next(isSeating, () => move('ann', 4));
  await move('ben', 2);
  expect(stage()).toEqual(['ben2', 'ann4']);
});

test('a seat that is locked while it is moved to is not taken', async () => {
  await seat('ann');
  house.table.calls.next(isSeating, () => rule(3, { isLocked: true }));
  expect(await codeOf(move('ann', 3))).toBe('SeatLocked');
  expect(stage()).toEqual(['ann2']);
});

test('panes follow the seats at once', async () => {
  for (const userId of ['ann', 'ben']) {
    await seat(userId);
    house.rtc.channels.join('tea', userId);
  }
  await updateMix(house.services, {
    ...{ roomId: 'tea', actor: HOST, layoutVersion: undefined, scene: { panes: [null] } },
  });
  await house.advance(1000);
  expect(shown()?.others.map(({ userId }) => userId)).toEqual(['ben']);
  await move('ben', 2);
  expect([panes(), stage()]).toEqual([
    ['host', 'ben'],
    ['ben2', 'ann3'],
  ]);
});

test('who is moved leaves the rules of the seat behind', async () => {
  await seat('ann');
  house.rtc.channels.join('tea', 'ann');
  await house.advance(1000);
  await rule(2, { allowMicrophone: false, allowCamera: false });
  await move('ann', 3);
  expect([panes(), shown()?.muted]).toEqual([['host', 'ann'], []]);
  await move('ann', 2);
  expect([panes(), shown()?.muted]).toEqual([['host'], ['ann']]);
});

test('a move is told with the number, and a change of an invitation is not', async () => {
  await seat('ann');
  await house.advance(1);
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  await move('ann', 4);
  await move('ben', 2);
  const told = await listEvents(house.services, {
    ...{ roomId: 'tea', actor: HOST, after: 0, maxResults: 50 },
  });
  const seats = told.filter(({ type }) => type.startsWith('seat.'));
  expect(seats.map(({ type, data }) => [type, data])).toEqual([
    ['seat.taken', { userId: 'ann', name: 'ann', seatNumber: 2 }],
    ['seat.invited', { userId: 'ben', seatNumber: 3 }],
    ['seat.moved', { userId: 'ann', seatNumber: 4 }],
  ]);
});
