import fc from 'fast-check';
import { roomWith } from '../store/room-fixture';
import { isAnswered } from './answer';
import { unknownMember } from './presence';
import type { Question } from './question';
import type { Mix } from './room';
import type { Span } from './span';

const T = 1_700_000_100_000;
const SECONDS = 60;
const END = T + SECONDS * 1000;
const FOR_EVER = Number.POSITIVE_INFINITY;

const question: Question = {
  ...{ roomId: '12345', questionId: 'q', hostId: 'host', userId: 'ben', name: 'Ben', text: 'Why?' },
  ...{ state: 'answering', orderId: '12345-q', priceCents: 990, currency: 'CNY' },
  ...{ seconds: SECONDS, createdAtMs: T, changedAtMs: T, outcome: undefined, paidAtMs: T },
  ...{ paymentId: 'p', paidCents: 990, paidCurrency: 'CNY' },
  ...{ attempts: 1, takenAtMs: T, seatedAtMs: T, seatFence: 3, endsAtMs: END },
  ...{ providerAskedAtMs: 0, isNoted: false },
};

interface Facts {
  stays?: Span[];
  mix?: Partial<Mix>;
  nowMs?: number;
}

function answered({ stays, mix, nowMs = END }: Facts): boolean {
  const host = { ...unknownMember('host'), stays: stays ?? [{ fromMs: 0, toMs: FOR_EVER }] };
  const room = roomWith({
    mix: { state: 'live', fence: 3, liveFence: 3, startedAtMs: T - 1000, ...mix },
  });
  return isAnswered(question, { room, host, nowMs });
}
const at = (seconds: number) => T + seconds * 1000;

test('half of the paid seconds with host and mix is an answer, and less is none', () => {
  expect([at(29.999), at(30), END].map((nowMs) => answered({ nowMs }))).toEqual([
    false,
    true,
    true,
  ]);
});

test('half of the paid seconds counts once, however many sessions of the host there are', () => {
  const session = { fromMs: at(0), toMs: at(20) };
  expect(answered({ stays: [session, session, { fromMs: at(10), toMs: at(29) }] })).toBe(false);
  expect(answered({ stays: [session, { fromMs: at(10), toMs: at(30) }] })).toBe(true);
});

test('the seconds before the seat and after the end do not count', () => {
  expect(answered({ stays: [{ fromMs: at(-60), toMs: at(29) }] })).toBe(false);
  expect(answered({ stays: [{ fromMs: at(31), toMs: at(120) }], nowMs: at(600) })).toBe(false);
});

test('a host who leaves and comes back is counted while there, however often', () => {
  const there = (...seconds: [number, number][]) =>
    seconds.map(([from, to]) => ({ fromMs: at(from), toMs: at(to) }));
  expect(answered({ stays: there([0, 5], [55, 60]) })).toBe(false);
  expect(answered({ stays: there([0, 10], [20, 30], [40, 50]) })).toBe(true);
  // Two devices at a time are one host.
  expect(answered({ stays: there([0, 29], [0, 29]) })).toBe(false);
  expect(answered({ stays: [] })).toBe(false);
});

test('a host who is there while no mix is live does not count', () => {
  expect(answered({ mix: { state: 'idle', endedAtMs: at(29) } })).toBe(false);
  expect(answered({ mix: { state: 'idle', endedAtMs: at(30) } })).toBe(true);
  expect(answered({ mix: { state: 'starting', liveFence: 2 } })).toBe(false);
});

test('a mix that was started again counts before and after', () => {
  const again = { fence: 4, liveFence: 4, startedAtMs: at(40), endedAtMs: at(10) };
  expect(answered({ mix: again })).toBe(true);
  expect(answered({ mix: { ...again, endedAtMs: at(9) } })).toBe(false);
  // A start that came to nothing leaves what was before.
  const vain = { ...again, liveFence: 3, endedAtMs: at(30) };
  expect(answered({ mix: { ...vain, state: 'idle' } })).toBe(true);
  expect(answered({ mix: { ...vain, state: 'starting' } })).toBe(true);
  // Also by clocks that differ.
  expect(answered({ mix: { ...vain, state: 'idle', startedAtMs: at(29) } })).toBe(true);
});

test('a start that was never known to run counts for nothing, whenever it was given up', () => {
  const lost = { liveFence: 2, startedAtMs: at(0), endedAtMs: at(31), lastOutcome: 'lost' };
  expect(answered({ mix: { ...lost, state: 'idle' } })).toBe(false);
  expect(answered({ mix: { ...lost, state: 'stopping' } })).toBe(false);
  const next = { ...lost, fence: 4, liveFence: 4, startedAtMs: at(45) };
  expect(answered({ mix: next })).toBe(false);
  expect(answered({ mix: { ...next, lastOutcome: 'stopped' } })).toBe(true);
});

test('of many starts only the last counts: when the others ended is not known', () => {
  const often = { fence: 9, liveFence: 9, startedAtMs: at(40), endedAtMs: at(39) };
  expect(answered({ mix: often })).toBe(false);
  expect(answered({ mix: { ...often, startedAtMs: at(30) } })).toBe(true);
});

test('nothing is an answer without a room, a host or a seat', () => {
  const room = roomWith({ mix: { state: 'live', fence: 3, liveFence: 3 } });
  const host = { ...unknownMember('host'), stays: [{ fromMs: 0, toMs: FOR_EVER }] };
  expect(isAnswered(question, { room: undefined, host, nowMs: END })).toBe(false);
  expect(isAnswered(question, { room, host: undefined, nowMs: END })).toBe(false);
  const unseated = { ...question, seatedAtMs: 0 };
  expect(isAnswered(unseated, { room, host, nowMs: END })).toBe(false);
  expect(isAnswered(question, { room, host, nowMs: END })).toBe(true);
});

test('whoever stays for less than half in all has given no answer, in however many pieces', () => {
  const second = fc.integer({ min: -10, max: 70 });
  fc.assert(
    fc.property(fc.array(fc.tuple(second, second), { maxLength: 6 }), (pairs) => {
      const stays = pairs.map(([from, to]) => ({ fromMs: at(from), toMs: at(to) }));
      const isThere = (ms: number) => stays.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
      const there = Array.from({ length: SECONDS }, (_, index) => isThere(at(index)));
      expect(answered({ stays })).toBe(there.filter(Boolean).length >= SECONDS / 2);
    }),
  );
});
