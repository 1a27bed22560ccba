/** The rounds of a PK, and what its rooms tell of them: once each and in order, however late they look. */
import type { Fact, FactData } from './event';
import type { Pk, PkPointer } from './pk';
import { partyOf } from './pk-parties';
import {
  MAX_ROUNDS,
  MAX_SHOWN_ROUNDS,
  type PastRound,
  pastRound,
  type RoundResult,
  roundId,
  type ShownSide,
} from './round';
import type { RoundSide } from './round-side';
import { teamsIn, winnersOf } from './teams';

/**
 * The rounds that have ended, oldest first; one that runs when the PK ends, ends with it. One that had
 * ended before stays as it was told, also if the clock of who ends the PK is behind.
 */
export function endedRounds({ state, round, past, endedAtMs }: Pk): readonly PastRound[] {
  const hasEnded = round.number > 0 && (round.isSettled || state === 'over');
  const isCutBy = state === 'over' && !round.isSettled ? endedAtMs : 0;
  return hasEnded ? [...past, pastRound(round, isCutBy)] : past;
}

/** The round of this number, if it has begun, and whether its score is final. */
export function roundOf(pk: Pk, number: number) {
  const ended = endedRounds(pk).find((each) => each.number === number);
  if (ended) return { ...ended, isFinal: true };
  return number > 0 && number === pk.round.number ? { ...pk.round, isFinal: false } : undefined;
}

/** The score as a room sees it: itself first. */
export function shownScore(pk: Pk, score: readonly RoundSide[], roomId: string): ShownSide[] {
  const own = score.filter((side) => side.roomId === roomId);
  const others = score.filter((side) => side.roomId !== roomId);
  return [...own, ...others].map(({ points, out, team, ...side }) => ({
    roomId: side.roomId,
    hostName: partyOf(pk, side.roomId)?.hostName ?? '',
    points,
    ...(out && { out }),
    ...(team && { team }),
  }));
}

/** The newest rounds that have ended and in which the room took part, oldest first. */
export function shownRounds(pk: Pk, roomId: string): RoundResult[] {
  const ended = endedFor(pk, roomId).slice(-MAX_SHOWN_ROUNDS);
  return ended.map((each) => roundResult(pk, each, roomId));
}

/** The rounds of a room that are over, for it: one that goes on without it has ended for who left. */
function endedFor(pk: Pk, roomId: string): PastRound[] {
  const own = ({ score }: Pick<PastRound, 'score'>) => score.some((side) => side.roomId === roomId);
  const ended = endedRounds(pk).filter(own);
  const party = partyOf(pk, roomId);
  const goesOn = pk.state === 'running' && !pk.round.isSettled && own(pk.round);
  if (party?.state !== 'gone' || !goesOn) return ended;
  const endedAtMs = Math.min(party.goneAtMs ?? 0, pk.round.bellAtMs);
  return [...ended, { ...pastRound(pk.round, 0), endedAtMs, outcome: 'left' }];
}

/** A round that has ended, from the side of one room. */
function roundResult(pk: Pk, round: PastRound, roomId: string): RoundResult {
  const isOpen = round.number === pk.round.number && pk.state === 'running' && !pk.round.isSettled;
  return {
    roundId: roundId(pk.pkId, round.number),
    number: round.number,
    score: shownScore(pk, round.score, roomId),
    winnerRoomIds: isOpen ? [] : winnersOf(round.score),
    outcome: round.outcome,
    startedAt: new Date(round.startedAtMs).toISOString(),
    endedAt: new Date(round.endedAtMs).toISOString(),
  };
}

/** How far a room is in its story of a PK: the invitation and the beginning come before all rounds. */
export const INVITED_STEP = 0;
export const STARTED_STEP = 1;
export const ENDED_STEP = 2 * MAX_ROUNDS + 2;

function roundStep(number: number, isOver: boolean): number {
  return 2 * number + (isOver ? 1 : 0);
}

/** Of the last fact that there is to tell about the rounds of a PK. */
export function lastStep(pk: Pk): number {
  const { number } = pk.round;
  return number === 0 ? 0 : roundStep(number, number === endedRounds(pk).length);
}

/** More than a PK has versions, and steps. */
const VERSIONS = 1e5;
const STEPS = 1e3;

/** The rank of a fact among all that a room tells of a PK, which it may leave and come back to. */
export function pkRank({ stay }: PkPointer, step: number, version = 0): number {
  return (stay * STEPS + step) * VERSIONS + version;
}

/** What each fact about a PK tells. */
export function pkData({ pkId, others }: PkPointer): FactData {
  return { pkId, others: others.map(({ roomId, hostName }) => ({ roomId, hostName })) };
}

/** What the room has not told yet of the rounds in which it takes part. */
export function roundFacts(roomId: string, pointer: PkPointer, pk: Pk): Fact[] {
  const { pkId: about, toldStep } = pointer;
  const fact = (type: Fact['type'], atMs: number, step: number, data: FactData) => {
    const rank = pkRank(pointer, step);
    return { step, fact: { type, atMs, about, rank, data: { ...pkData(pointer), ...data } } };
  };
  const sinceRound = partyOf(pk, roomId)?.sinceRound ?? 0;
  const isOwn = ({ number, score }: Pick<PastRound, 'number' | 'score'>) =>
    number > sinceRound && score.some((side) => side.roomId === roomId);
  const ended = endedFor(pk, roomId).filter(isOwn);
  const runs = pk.round.number > 0 && ended.every(({ number }) => number < pk.round.number);
  const begun = runs && isOwn(pk.round) ? [...ended, pk.round] : ended;
  const facts = [
    ...begun.map(({ number: round, startedAtMs, score }) => {
      const teams = teamsIn(score);
      const data = { round, ...(teams && { teams }) };
      return fact('pk.round-started', startedAtMs, roundStep(round, false), data);
    }),
    ...ended.map((each) => {
      const { number: round, score, winnerRoomIds, outcome } = roundResult(pk, each, roomId);
      const data = { round, score, winnerRoomIds, outcome };
      return fact('pk.round-ended', each.endedAtMs, roundStep(round, true), data);
    }),
  ];
  return facts.filter(({ step }) => step > toldStep).map((each) => each.fact);
}
