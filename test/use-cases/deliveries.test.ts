/** Deliveries of events: all of them, in order, by whoever comes to it, and in nobody's way. */
import { EventEmitter, once } from 'node:events';
import { eventListView } from '../../lib/api/event';
import { ReceiverFailed } from '../../lib/model/event-receiver';
import { roomKey } from '../../lib/store/room-row';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import {
  CALLER_WAITS_MS,
  deliverBeforeTheEnd,
  deliverOrLater,
} from '../../lib/use-cases/deliver-events';
import { closeRoom } from '../../lib/use-cases/room';
import { listEvents, listEventsQuery } from '../../lib/use-cases/room-events';
import { HOST, House } from './house';
import type { StoreCall } from './house-table';

const WEBHOOK = {
  WEBHOOK_URL: 'https://hooks.test',
  WEBHOOK_KEYS: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
};
const HOUR_MS = 3_600_000;
/** Of the timer; what is due is worked off by one. */
const ONE_ROUND_MS = 1;

const isClaiming = ({ put }: StoreCall) => Number(put?.delivery_claimed_until_ms) > 0;
const isEndingClaim = ({ put }: StoreCall) => put?.delivery_claimed_until_ms === 0;
const isWritingDown = ({ table }: StoreCall) => table === 'events';

let house: House;
beforeEach(() => {
  house = new House(WEBHOOK);
});

const deliver = () => deliverBeforeTheEnd(house.services);
const runTimer = () => runAgenda(house.services, ONE_ROUND_MS);
const told = () => house.receiver.events.map(({ number, type }) => `${number} ${type}`);
const closeTea = () => closeRoom(house.services, { roomId: 'tea', actor: HOST });

test('what a call has made true is told before it ends', async () => {
  await house.live('tea');
  await deliver();
  expect(told()).toEqual(['1 room.opened', '2 mix.started', '3 member.joined']);
  expect(house.room('tea')).toMatchObject({
    delivery: { deliveredNumber: 3, claimedUntilMs: 0 },
    outbox: { lastNumber: 3, facts: [], events: [] },
  });
  expect(house.all('events')).toHaveLength(3);
});

test('a call that has made nothing true asks for nothing', async () => {
  await house.open('tea');
  await deliver();
  const before = house.table.calls.made.length;
  await deliver();
  expect(house.table.calls.made).toHaveLength(before);
});

test('without a receiver nothing is put on its list', async () => {
  house = new House();
  await house.live('tea');
  await deliver();
  await runTimer();
  expect(house.all('agenda', { shard: 'events' })).toEqual([]);
  expect(house.receiver.events).toEqual([]);
});

test('what the receiver does not take is told later, in order, and nothing twice', async () => {
  await house.open('tea');
  house.receiver.calls.next(({ number }) => number === 1, 'refused');
  await deliver();
  await closeTea();
  await deliver();
  expect(told()).toEqual([]);
  await house.advance(6000);
  await runTimer();
  expect(told()).toEqual(['1 room.opened', '2 room.closed']);
  expect(house.logged).toContainEqual(
    expect.objectContaining({ event: 'event-not-taken', roomId: 'tea', number: 1, failures: 1 }),
  );
});

test('an answer that is lost brings the event again, with the same number', async () => {
  await house.open('tea');
  house.receiver.calls.next(() => true, 'answer-lost');
  await deliver();
  await house.advance(6000);
  await runTimer();
  const [first, again] = house.receiver.events;
  expect(again).toEqual(first);
  expect(told()).toEqual(['1 room.opened', '1 room.opened']);
});

/** When the timer has to do something next. */
function nextDueMs(): number {
  const dueMs = house.all('agenda').map((row) => Number(row.due_at_ms));
  return Math.min(...dueMs.filter((timeMs) => timeMs > house.now()));
}

test('a receiver that is down is tried ever more rarely, for a day', async () => {
  await house.open('tea');
  const openedAtMs = house.now();
  house.receiver.isDown = true;
  await deliver();
  const triedMs = [openedAtMs];
  while (house.now() - openedAtMs < 26 * HOUR_MS) {
    await house.advance(nextDueMs() - house.now());
    const before = house.receiver.calls.made.length;
    await runTimer();
    const made = house.receiver.calls.made.slice(before);
    if (made.some(({ number }) => number === 1)) triedMs.push(house.now());
  }
  const pauses = triedMs.slice(1).map((timeMs, index) => timeMs - (triedMs[index] ?? 0));
  const minutes = pauses.map((pause) => Math.round(pause / 60_000));
  expect(minutes.slice(0, 8)).toEqual([0, 0, 1, 5, 15, 30, 60, 60]);
  const hours = ((triedMs.at(-1) ?? 0) - openedAtMs) / HOUR_MS;
  expect(hours).toBeGreaterThan(22);
  expect(hours).toBeLessThanOrEqual(24);
  expect(house.logged).toContainEqual({ event: 'event-too-old', roomId: 'tea', number: 1 });
  // What came later, as nobody used the room for a day, is told all the same.
  house.receiver.isDown = false;
  await house.advance(HOUR_MS);
  await runTimer();
  expect(told()).toEqual(['2 room.closed']);
});

test('while a room waits for its receiver, its calls do not try', async () => {
  await house.open('tea');
  house.receiver.isDown = true;
  await deliver();
  const { length } = house.receiver.calls.made;
  await closeTea();
  await deliver();
  expect(house.receiver.calls.made).toHaveLength(length);
});

test('a caller waits for a second and no longer, whatever there is to tell', async () => {
  await house.open('tea');
  await closeTea();
  const slowly = () => house.advance(400);
  house.receiver.calls.next(() => true, slowly);
  house.receiver.calls.next(() => true, slowly);
  const calledAtMs = house.now();
  await deliver();
  expect(house.now() - calledAtMs).toBeLessThanOrEqual(CALLER_WAITS_MS);
  expect(house.receiver.limitsMs).toEqual([1000, 600]);
});

test('what does not come within that second is brought by the timer', async () => {
  await house.open('tea');
  await closeTea();
  house.receiver.calls.next(
    () => true,
    () => house.advance(CALLER_WAITS_MS),
  );
  await deliver();
  expect(told()).toEqual(['1 room.opened']);
  await house.advance(1000);
  await runTimer();
  expect(told()).toEqual(['1 room.opened', '2 room.closed']);
});

/** It takes so long, and would have gone on. */
const cutOffAfter = (ms: number) => async () => {
  await house.advance(ms);
  throw new ReceiverFailed('No answer');
};

test('a receiver that is cut off late in that second has not failed', async () => {
  await house.open('tea');
  await closeTea();
  const { calls } = house.receiver;
  calls.next(
    ({ number }) => number === 1,
    () => house.advance(920),
  );
  calls.next(({ number }) => number === 2, cutOffAfter(80));
  await deliver();
  expect(house.receiver.limitsMs).toEqual([1000, 80]);
  expect(house.room('tea').delivery).toMatchObject({ failures: 0, retryAtMs: 0 });
  await house.advance(1);
  await runTimer();
  expect(told()).toEqual(['1 room.opened', '2 room.closed']);
});

test('a receiver that has failed before is not well again because it was cut off', async () => {
  await house.open('tea');
  house.receiver.calls.next(() => true, 'refused');
  await deliver();
  await house.advance(5000);
  house.receiver.calls.next(() => true, cutOffAfter(CALLER_WAITS_MS));
  await closeTea();
  await deliver();
  expect(house.room('tea').delivery).toMatchObject({ failures: 1, retryAtMs: 0 });
  await house.advance(1000);
  house.receiver.calls.next(() => true, cutOffAfter(5000));
  await runTimer();
  expect(house.room('tea').delivery).toMatchObject({
    failures: 2,
    retryAtMs: house.now() + 15_000,
  });
});

test.each([
  ['before it claims', isClaiming, 'lost'],
  ['after it has claimed', isClaiming, 'answer-lost'],
  ['before it writes down', isWritingDown, 'lost'],
  ['after it has written down', isWritingDown, 'answer-lost'],
  ['before it ends the claim', isEndingClaim, 'lost'],
  ['after it has ended the claim', isEndingClaim, 'answer-lost'],
] as const)('whoever dies %s, everything is told', async (_, isMeant, fate) => {
  await house.open('tea');
  house.table.calls.next(isMeant, fate);
  await deliver();
  await closeTea();
  for (let round = 1; round <= 4; round++) {
    await house.advance(31_000);
    await runTimer();
  }
  expect([...new Set(told())]).toEqual(['1 room.opened', '2 room.closed']);
  expect(house.room('tea')).toMatchObject({
    delivery: { deliveredNumber: 2, claimedUntilMs: 0, failures: 0 },
    outbox: { facts: [], events: [] },
  });
  expect(house.all('agenda', { shard: 'events' })).toEqual([]);
});

test('a call that dies with its fact is made good by the timer', async () => {
  await house.open('tea');
  house.services.undelivered.clear();
  await house.advance(16_000);
  await runTimer();
  expect(told()).toEqual(['1 room.opened']);
});

test('what a call has left that died is found by the check of its room', async () => {
  await house.open('tea');
  await deliver();
  await house.advance(16_000);
  await runTimer();
  await closeTea();
  house.services.undelivered.clear();
  await house.advance(16_000);
  await runTimer();
  expect(told()).toEqual(['1 room.opened', '2 room.closed']);
});

test('a claim whose call has died is looked at again when it is over', async () => {
  await house.open('tea');
  house.services.undelivered.clear();
  await house.services.events.claim(house.room('tea'), house.now() + 30_000);
  await house.advance(16_000);
  await runTimer();
  expect(told()).toEqual([]);
  await house.advance(15_000);
  await runTimer();
  expect(told()).toEqual(['1 room.opened']);
});

test('what was not taken comes again by the list, before any check of its room', async () => {
  await house.open('tea');
  await deliver();
  await house.advance(16_000);
  await runTimer();
  house.receiver.calls.next(() => true, 'refused');
  await closeTea();
  await deliver();
  await house.advance(6000);
  await runTimer();
  expect(told()).toEqual(['1 room.opened', '2 room.closed']);
});

test('of two who deliver at once one does, and what the other has found is told after it', async () => {
  await house.open('tea');
  house.receiver.calls.next(
    () => true,
    async () => {
      await closeTea();
      await deliver();
    },
  );
  await deliver();
  expect(told()).toEqual(['1 room.opened', '2 room.closed']);
});

test('what another call has claimed meanwhile is not brought by two', async () => {
  await house.open('tea');
  house.receiver.calls.next(() => true, 'refused');
  await deliver();
  await house.advance(6000);
  const bring = () => deliverOrLater(house.services, 'tea', house.now() + CALLER_WAITS_MS);
  const [begun, finished] = [new EventEmitter(), new EventEmitter()];
  const isFinished = once(finished, 'sending');
  house.receiver.calls.next(
    () => true,
    () => {
      begun.emit('sending');
      return isFinished;
    },
  );
  let other: Promise<void> | undefined;
  house.table.calls.next(isClaiming, () => {
    const hasBegun = once(begun, 'sending');
    other = bring();
    return hasBegun;
  });
  await bring();
  finished.emit('sending');
  await other;
  expect(told()).toEqual(['1 room.opened']);
});

test('numbers that a list has given meanwhile are told, too', async () => {
  await house.open('tea');
  house.receiver.calls.next(
    () => true,
    async () => {
      await closeTea();
      const query = listEventsQuery.parse({});
      await listEvents(house.services, { ...query, roomId: 'tea', actor: HOST });
    },
  );
  await deliver();
  expect(told()).toEqual(['1 room.opened', '2 room.closed']);
});

test('a delivery whose claim is over changes nothing of the next one', async () => {
  await house.open('tea');
  house.receiver.calls.next(
    () => true,
    async () => {
      // It was frozen; meanwhile another has brought everything.
      await house.advance(31_000);
      await closeTea();
      await deliver();
    },
  );
  await deliver();
  expect(house.room('tea').delivery).toMatchObject({ deliveredNumber: 2, claimedUntilMs: 0 });
  expect(told()).toEqual(['1 room.opened', '2 room.closed', '1 room.opened']);
});

test('types that nobody wants are left out, and the rest comes in order', async () => {
  house = new House({ ...WEBHOOK, WEBHOOK_TYPES: 'lianmai.mix.started,lianmai.room.closed' });
  await house.live('tea');
  await house.stop('tea');
  await house.advance(1);
  await closeTea();
  await deliver();
  expect(told()).toEqual(['2 mix.started', '5 room.closed']);
  expect(house.room('tea').delivery.deliveredNumber).toBe(5);
});

test('an event of a type that a newer version has written is told like the others, and listed', async () => {
  await house.open('tea');
  house.receiver.calls.next(({ number }) => number === 1, 'refused');
  await deliver();
  const key = { ...roomKey('tea'), number: 1 };
  await house.table.update({ table: 'events', key, row: 'present', put: { type: 'room.dreamt' } });
  await closeTea();
  await house.advance(6000);
  await runTimer();
  expect(told()).toEqual(['1 room.dreamt', '2 room.closed']);
  const query = { ...listEventsQuery.parse({}), roomId: 'tea', actor: HOST };
  const { events } = eventListView(await listEvents(house.services, query));
  expect(events.map(({ type }) => type)).toEqual(['lianmai.room.dreamt', 'lianmai.room.closed']);
});

test('a receiver that hangs holds up no check of a room', async () => {
  await house.live('tea');
  await deliver();
  // Nothing is left on the list of deliveries: the check itself finds the event of its stop.
  await house.advance(60_000);
  await runTimer();
  house.receiver.send = () => new Promise(() => undefined);
  house.rtc.channels.leaveAll('tea');
  await house.advance(180_000);
  const checkedAtMs = house.now();
  void runTimer();
  await house.advance(5000);
  expect(house.room('tea').mix.state).toBe('idle');
  const due = house
    .all('agenda')
    .filter(({ due_at_ms: dueAtMs }) => Number(dueAtMs) <= checkedAtMs)
    .map(({ shard }) => shard);
  expect(due.filter((shard) => shard !== 'events')).toEqual(['timer']);
});

test('more events than are read at a time come in order, and all of them', async () => {
  await house.open('tea');
  house.receiver.isDown = true;
  await deliver();
  for (let round = 1; round <= 60; round++) {
    await closeTea();
    await house.open('tea');
    await house.advance(1);
    const query = listEventsQuery.parse({});
    await listEvents(house.services, { ...query, roomId: 'tea', actor: HOST });
  }
  house.receiver.isDown = false;
  await house.advance(6000);
  await runTimer();
  const numbers = house.receiver.events.map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 121 }, (_, index) => index + 1));
});
