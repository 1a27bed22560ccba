import { DELIVERED_WITHIN_MS, fateOf, inTurn, isUndelivered, nextTryMs, pauseMs } from './delivery';
import type { Delivery, RoomEvent } from './event';

const NOW_MS = 1_700_000_000_000;
const NOTHING: Delivery = { deliveredNumber: 0, claimedUntilMs: 0, failures: 0, retryAtMs: 0 };
const all = { wants: () => true };

function events(...numbers: number[]): RoomEvent[] {
  return numbers.map((number) => ({
    roomId: '12345',
    number,
    type: 'mix.started',
    atMs: NOW_MS,
    data: {},
  }));
}

const numbersOf = ({ next, isAll }: ReturnType<typeof inTurn>) => ({
  numbers: next.map(({ number }) => number),
  isAll,
});

test('facts without a number, and numbers above the delivered one, are not delivered', () => {
  const delivery = { ...NOTHING, deliveredNumber: 3 };
  const outbox = { lastNumber: 3, facts: [], events: [] };
  expect(isUndelivered({ outbox, delivery })).toBe(false);
  expect(isUndelivered({ outbox: { ...outbox, lastNumber: 4 }, delivery })).toBe(true);
  const fact = { type: 'room.closed', atMs: 0, data: {}, about: 'room', rank: 0 } as const;
  const facts = [{ ...fact, name: 'fact_1' }];
  expect(isUndelivered({ outbox: { ...outbox, facts }, delivery })).toBe(true);
});

test('nothing is sent while somebody else does, or before the pause is over', () => {
  expect(nextTryMs(NOTHING)).toBe(0);
  expect(nextTryMs({ ...NOTHING, claimedUntilMs: 7, retryAtMs: 5 })).toBe(7);
  expect(nextTryMs({ ...NOTHING, claimedUntilMs: 7, retryAtMs: 9 })).toBe(9);
});

test('pauses grow from seconds to an hour, and then no more', () => {
  const pauses = Array.from({ length: 9 }, (_, index) => pauseMs(index + 1) / 1000);
  expect(pauses).toEqual([5, 15, 60, 300, 900, 1800, 3600, 3600, 3600]);
});

test('an event is sent for 24 h, if its type is wanted', () => {
  const [event] = events(1) as [RoomEvent];
  expect(fateOf(event, all, NOW_MS + DELIVERED_WITHIN_MS)).toBe('send');
  expect(fateOf(event, all, NOW_MS + DELIVERED_WITHIN_MS + 1)).toBe('too-old');
  expect(DELIVERED_WITHIN_MS).toBe(24 * 3_600_000);
  const none = { wants: () => false };
  expect(fateOf(event, none, NOW_MS)).toBe('unwanted');
});

test('what is written down comes before what is on its way from the row', () => {
  const page = { events: events(4, 5), isFull: false };
  const turn = inTurn(page, { onTheirWay: events(6, 7), lastNumber: 7 });
  expect(numbersOf(turn)).toEqual({ numbers: [4, 5, 6, 7], isAll: true });
});

test('after a full page the rest has to wait, so that nothing is left out', () => {
  const page = { events: events(4, 5), isFull: true };
  const turn = inTurn(page, { onTheirWay: events(8), lastNumber: 8 });
  expect(numbersOf(turn)).toEqual({ numbers: [4, 5], isAll: false });
});

test('what is being written down in part is taken from the row', () => {
  const page = { events: events(4, 6), isFull: true };
  const turn = inTurn(page, { onTheirWay: events(5, 6), lastNumber: 6 });
  expect(numbersOf(turn)).toEqual({ numbers: [4, 5, 6], isAll: true });
});

test('numbers that were given after the claim wait for the next one', () => {
  const page = { events: events(4, 6), isFull: false };
  const turn = inTurn(page, { onTheirWay: [], lastNumber: 4 });
  expect(numbersOf(turn)).toEqual({ numbers: [4], isAll: true });
});
