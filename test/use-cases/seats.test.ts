/** Seats with rules: locked ones are never given, and what is forbidden is out of the mix at once. */

import { roomView } from '../../lib/api/room-view';
import { addModerator } from '../../lib/use-cases/keepers';
import { closeRoom, createRoom, createRoomBody } from '../../lib/use-cases/room';
import { loadRoom } from '../../lib/use-cases/room-snapshot';
import { seatMember } from '../../lib/use-cases/seat-member';
import { requestStage } from '../../lib/use-cases/stage';
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
