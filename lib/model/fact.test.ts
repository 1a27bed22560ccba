import fc from 'fast-check';
import type { Fact } from './event';
import { inOrder, mixEndedFact, mixStartedFact, stageFacts } from './fact';
import type { MixOutcome } from './mix-outcome';
import type { Seat } from './room';

const seat = (userId: string, state: Seat['state']): Seat => ({
  userId,
  name: userId,
  number: 2,
  state,
  sinceMs: 0,
});
const ended = (fence: number, endedAtMs: number) =>
  mixEndedFact('tea', {
    fence,
    hostId: 'host',
    startedAtMs: 0,
    endedAtMs,
    relayedMs: 0,
    outcome: 'stopped',
  });
const started = (fence: number, nowMs: number) =>
  mixStartedFact('tea', { fence, mode: 'mix' }, nowMs);
const told = (facts: Fact[]) => facts.map(({ type, data }) => [type, data.userId ?? data.taskId]);

test('a change of the stage tells who was invited, has taken a seat, or has left one', () => {
  const stage = [seat('ann', 'seated'), seat('ben', 'invited'), seat('cay', 'invited')];
  const after = [seat('ben', 'seated'), seat('dan', 'invited'), seat('eve', 'seated')];
  expect(told(stageFacts({ stage, stageVersion: 7 }, after, { nowMs: 5 }))).toEqual([
    ['seat.left', 'ann'],
    ['seat.taken', 'ben'],
    ['seat.invited', 'dan'],
    ['seat.taken', 'eve'],
  ]);
  expect(stageFacts({ stage, stageVersion: 7 }, stage, { nowMs: 5 })).toEqual([]);
});

test('who is taken off the stage was removed', () => {
  const stage = [seat('ann', 'seated'), seat('ben', 'invited')];
  const facts = stageFacts({ stage, stageVersion: 7 }, [], { nowMs: 5, leaving: 'seat.removed' });
  expect(told(facts)).toEqual([['seat.removed', 'ann']]);
});

test.each<[MixOutcome, string]>([
  ['stopped', 'mix.ended'],
  ['host-gone', 'mix.ended'],
  ['too-long', 'mix.ended'],
  ['room-closed', 'mix.ended'],
  ['over-quota', 'mix.ended'],
  ['lost', 'mix.lost'],
  ['channel-ended', 'mix.lost'],
  ['push-lost', 'mix.lost'],
  ['push-refused', 'mix.lost'],
])('a task with the outcome %s is told as %s', (outcome, type) => {
  const task = { fence: 1, hostId: 'host', startedAtMs: 0, endedAtMs: 5, relayedMs: 0, outcome };
  expect(mixEndedFact('tea', task)).toMatchObject({ type, data: { outcome } });
});

test('facts are told by their times, but no task ends before it started', () => {
  const facts = [ended(1, 900), started(2, 950), started(1, 1000)];
  expect(told(inOrder(facts))).toEqual([
    ['mix.started', 'tea-2'],
    ['mix.started', 'tea-1'],
    ['mix.ended', 'tea-1'],
  ]);
});

test('whatever the clocks say, all facts are told, and those about one thing by rank', () => {
  const fact = fc.record({
    type: fc.constantFrom('seat.taken' as const, 'seat.left' as const),
    atMs: fc.nat(50),
    data: fc.constant({}),
    about: fc.constantFrom('one', 'other'),
    rank: fc.nat(20),
  });
  fc.assert(
    fc.property(fc.array(fact), (facts) => {
      const ordered = inOrder(facts);
      expect(new Set(ordered)).toEqual(new Set(facts));
      expect(ordered).toHaveLength(facts.length);
      for (const about of ['one', 'other']) {
        const ranks = ordered.filter((each) => each.about === about).map(({ rank }) => rank);
        expect(ranks).toEqual([...ranks].sort((left, right) => left - right));
      }
    }),
  );
});
