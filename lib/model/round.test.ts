import { countsIn, newRound, pastRound, roundResult, roundState, winnerOf } from './round';

const TERMS = { minutes: 2, punishSeconds: 30 };
const round = newRound(1, TERMS, 1000);

test('a round is what its times say, to the millisecond', () => {
  const states = [120_999, 121_000, 150_999, 151_000].map((nowMs) => roundState(round, nowMs));
  expect(states).toEqual(['running', 'punishing', 'punishing', 'over']);
  const unpunished = newRound(1, { minutes: 2, punishSeconds: 0 }, 1000);
  expect(roundState(unpunished, 121_000)).toBe('over');
});

test('a gift counts from the beginning until the bell, and never in a settled round', () => {
  const heard = [999, 1000, 120_999, 121_000];
  expect(heard.map((atMs) => countsIn(round, atMs))).toEqual([false, true, true, false]);
  expect(countsIn({ ...round, isSettled: true }, 1000)).toBe(false);
});

test('who has more points has won, unless they gave up', () => {
  const won = (inviter: number, opponent: number) =>
    winnerOf({ score: { inviter, opponent }, surrenderedBy: undefined });
  expect([won(2, 1), won(1, 2), won(1, 1)]).toEqual(['inviter', 'opponent', undefined]);
  expect(winnerOf({ score: { inviter: 9, opponent: 0 }, surrenderedBy: 'inviter' })).toBe(
    'opponent',
  );
});

test('a round that the end of the PK cuts off ends then, one before it at its bell', () => {
  expect(pastRound(round, 60_000)).toMatchObject({ endedAtMs: 60_000, outcome: 'pk-ended' });
  expect(pastRound(round, 130_000)).toMatchObject({ endedAtMs: 121_000, outcome: 'time-is-up' });
  expect(pastRound(round, 0)).toMatchObject({ endedAtMs: 121_000, outcome: 'time-is-up' });
});

test('either side sees its own points and whether it has won', () => {
  const past = pastRound({ ...round, score: { inviter: 3, opponent: 5 } }, 0);
  const seen = { number: 1, roundId: 'pk-1', outcome: 'time-is-up' };
  expect(roundResult('pk', past, 'inviter')).toMatchObject({
    ...{ ...seen, winner: 'opponent', score: { own: 3, opponent: 5 } },
  });
  expect(roundResult('pk', past, 'opponent')).toMatchObject({
    ...{ ...seen, winner: 'own', score: { own: 5, opponent: 3 } },
  });
});
