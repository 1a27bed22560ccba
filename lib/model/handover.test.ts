import { roomWith } from '../store/room-fixture';
import { handedOver } from './handover';
import { mixParams } from './layout';
import type { Room, Seat } from './room';

const NOW = 1_800_000_000_000;
const seat = (userId: string, number: number, more: Partial<Seat> = {}): Seat => ({
  ...{ userId, name: userId.toUpperCase(), number, state: 'seated', sinceMs: 0 },
  ...more,
});
const show = (changes: Partial<Room> = {}) =>
  roomWith({
    ...{ stage: [seat('ann', 3), seat('ben', 5)], hasCompany: true },
    ...changes,
  });
const toAnn = (room: Room, leavesStage = false) =>
  handedOver(room, { userId: 'ann', leavesStage }, NOW);

test('host and co-host swap their seats, and nobody is lost', () => {
  const after = toAnn(show({ onAir: ['host', 'ann', 'ben'] }));
  expect([after.hostId, after.hostName, after.onAir]).toEqual([
    'ann',
    'ANN',
    ['ann', 'host', 'ben'],
  ]);
  expect(after.stage).toEqual([seat('host', 3, { name: 'Host', sinceMs: NOW }), seat('ben', 5)]);
});

test('a host who leaves the stage has no seat, and the seat is free', () => {
  const after = toAnn(show({ onAir: ['host', 'ann'] }), true);
  expect([after.stage, after.onAir]).toEqual([[seat('ben', 5)], []]);
});

test.each<[string, Seat[]]>([
  ['no seat', [seat('ben', 5)]],
  ['an invitation only', [seat('ann', 3, { state: 'invited' })]],
])('nobody is given a room with %s', (_, stage) => {
  expect(() => toAnn(show({ stage }))).toThrow('Only a co-host with a seat');
});

test('the host takes no seat that is locked or gone, and may leave the stage then', () => {
  const free = { allowMicrophone: true, allowCamera: true };
  const locked = show({ seatRules: [{ ...free, number: 3, isLocked: true }] });
  expect(() => toAnn(locked)).toThrow('Seat 3 is locked.');
  expect(() => toAnn(show({ maxSeats: 2 }))).toThrow('Expected seatNumber from 2 to 2.');
  expect(toAnn(locked, true).hostId).toBe('ann');
});

test('the new host is no moderator and not muted, and takes no questions yet', () => {
  const params = mixParams({ muted: ['ann', 'ben'] });
  const qna = {
    priceCents: 1,
    currency: 'CNY',
    secondsPerAnswer: 60,
    queueLength: 1,
    isOpen: true,
  };
  const after = toAnn({
    ...roomWith({ mix: { params } }),
    ...{ stage: show().stage, qna, moderators: ['ann', 'ben'] },
  });
  expect([after.moderators, after.mix.params?.muted]).toEqual([['ben'], ['ben']]);
  expect(after.qna).toEqual({ ...qna, isOpen: false });
});

test.each([
  [
    [null, 'ann', 'host'],
    [null, 'host', 'ann'],
  ],
  [
    [{ x: 0, y: 0, width: 1, height: 1, userId: 'host' }],
    [{ x: 0, y: 0, width: 1, height: 1, userId: 'ann' }],
  ],
])('the two swap the panes that they were given', (panes, expected) => {
  const params = { ...mixParams({}), panes: panes as (string | null)[] };
  const room = { ...roomWith({ mix: { params } }), stage: show().stage };
  expect(toAnn(room).mix.params?.panes).toEqual(expected);
});
