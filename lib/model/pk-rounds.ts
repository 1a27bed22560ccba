/** The rounds of a PK, and what its rooms tell of them: once each and in order, however late they look. */
import type { Fact } from './event';
import type { Pk, PkPointer } from './pk';
import { MAX_SHOWN_ROUNDS, type PastRound, type PkSide, pastRound, roundResult } from './round';

/** The rounds that have ended, oldest first; one that runs when the PK ends, ends with it. */
export function endedRounds({ state, round, past, endedAtMs }: Pk): readonly PastRound[] {
  const hasEnded = round.number > 0 && (round.isSettled || state === 'over');
  return hasEnded ? [...past, pastRound(round, state === 'over' ? endedAtMs : 0)] : past;
}

/** The round of this number, if it has begun, and whether its score is final. */
export function roundOf(pk: Pk, number: number) {
  const ended = endedRounds(pk).find((each) => each.number === number);
  if (ended) return { ...ended, isFinal: true };
  return number > 0 && number === pk.round.number ? { ...pk.round, isFinal: false } : undefined;
}

/** The newest rounds that have ended, from one side, oldest first. */
export function shownRounds(pk: Pk, side: PkSide) {
  const newest = endedRounds(pk).slice(-MAX_SHOWN_ROUNDS);
  return newest.map((each) => roundResult(pk.pkId, each, side));
}

/** The rank of a fact about a PK: the invitation and the beginning come before all rounds. */
function rankOf(number: number, isOver: boolean): number {
  return 2 * number + (isOver ? 1 : 0);
}

/** Of the last fact that there is to tell about the rounds of a PK. */
export function lastRank(pk: Pk): number {
  const { number } = pk.round;
  return number === 0 ? 0 : rankOf(number, number === endedRounds(pk).length);
}

/** What the room has not told yet of the rounds of its PK. */
export function roundFacts(pointer: PkPointer, pk: Pk): Fact[] {
  const { pkId, side, toldRank, opponentRoomId, opponentHostName } = pointer;
  const about = { pkId, opponentRoomId, opponentHostName };
  const fact = (type: Fact['type'], atMs: number, rank: number, data: Fact['data']): Fact => {
    return { type, atMs, about: pkId, rank, data: { ...about, ...data } };
  };
  const ended = endedRounds(pk);
  const begun = ended.length < pk.round.number ? [...ended, pk.round] : ended;
  const facts = [
    ...begun.map(({ number: round, startedAtMs }) =>
      fact('pk.round-started', startedAtMs, rankOf(round, false), { round }),
    ),
    ...ended.map((each) => {
      const { number: round, score, winner, outcome } = roundResult(pkId, each, side);
      const data = { round, score, winner, outcome };
      return fact('pk.round-ended', each.endedAtMs, rankOf(round, true), data);
    }),
  ];
  return facts.filter(({ rank }) => rank > toldRank);
}
