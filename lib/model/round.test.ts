import { countsIn, newRound, pastRound, ringIfDecided, roundState, withOut } from './round';

const TERMS = { minutes: 2, punishSeconds: 30 };
const begin = (roomIds: string[], terms = TERMS) => newRound({ number: 1, roomIds }, terms, 1000);
const round = begin(['tea', 'jazz']);
const out = (roomId: string, why: 'surrendered' | 'left' = 'surrendered') => ({ roomId, out: why });

test('a round is what its times say, to the millisecond', () => {
  const states = [120_999, 121_000, 150_999, 151_000].map((nowMs) => roundState(round, nowMs));
  expect(states).toEqual(['running', 'punishing', 'punishing', 'over']);
  const unpunished = begin(['tea', 'jazz'], { minutes: 2, punishSeconds: 0 });
  expect(roundState(unpunished, 121_000)).toBe('over');
});

test('a gift counts from the beginning until the bell, and never in a settled round', () => {
  const heard = [999, 1000, 120_999, 121_000];
  expect(heard.map((atMs) => countsIn(round, 'tea', atMs))).toEqual([false, true, true, false]);
  expect(countsIn({ ...round, isSettled: true }, 'tea', 1000)).toBe(false);
});

test('a gift counts for rooms that are in the round, and have not lost it', () => {
  const left = withOut(begin(['tea', 'jazz', 'rock']), out('jazz'), 2000);
  const counts = ['tea', 'jazz', 'pop'].map((roomId) => countsIn(left, roomId, 3000));
  expect(counts).toEqual([true, false, false]);
});

test('a round of three goes on when one gives it up, and is over when two have', () => {
  const one = withOut(begin(['tea', 'jazz', 'rock']), out('tea'), 2000);
  expect(ringIfDecided(one, TERMS, 2000)).toEqual(one);
  const two = ringIfDecided(withOut(one, out('jazz', 'left'), 3000), TERMS, 3000);
  expect(two).toMatchObject({ bellAtMs: 3000, punishUntilMs: 33_000, isSettled: true });
  expect(pastRound(two, 0)).toMatchObject({ endedAtMs: 3000, outcome: 'surrendered' });
});

test('who leaves after the bell has lost nothing', () => {
  expect(withOut(round, out('tea', 'left'), 121_000)).toEqual(round);
});

test('a round that the end of the PK cuts off ends then, one before it at its bell', () => {
  expect(pastRound(round, 60_000)).toMatchObject({ endedAtMs: 60_000, outcome: 'pk-ended' });
  expect(pastRound(round, 130_000)).toMatchObject({ endedAtMs: 121_000, outcome: 'time-is-up' });
  expect(pastRound(round, 0)).toMatchObject({ endedAtMs: 121_000, outcome: 'time-is-up' });
});
