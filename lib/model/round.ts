/**
 * A round of a PK: points are counted until its bell, then the loser pays the forfeit for some seconds.
 * What a round is at a moment follows from its times alone; nobody has to be there when the bell rings.
 */

/** Which of the two rooms of a PK. */
export type PkSide = 'inviter' | 'opponent';

export const MAX_ROUND_MINUTES = 60;
export const MAX_PUNISH_SECONDS = 600;

/** So many rounds are held within one PK, and kept in its row. */
export const MAX_ROUNDS = 100;
/** So many of them, the newest, are shown in the view of a room. */
export const MAX_SHOWN_ROUNDS = 10;

/** How long a proposal of a round waits for the other host. */
export const PROPOSAL_MS = 30_000;

export const ROUND_STATES = ['running', 'punishing', 'over'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export const ROUND_OUTCOMES = ['time-is-up', 'surrendered', 'pk-ended'] as const;
export type RoundOutcome = (typeof ROUND_OUTCOMES)[number];

export const WINNERS = ['own', 'opponent', 'none'] as const;

/** How long a round lasts, and the punishment after it. */
export interface RoundTerms {
  minutes: number;
  punishSeconds: number;
}

/** What stays of a round. */
export interface PastRound {
  /** Counted from 1 within the PK. */
  number: number;
  startedAtMs: number;
  /** When it ended: at its bell, or before it. */
  endedAtMs: number;
  outcome: RoundOutcome;
  surrenderedBy: PkSide | undefined;
  score: Record<PkSide, number>;
}

/** The newest round as the PK's row has it; its number is 0 before the first. */
export interface LinkRound {
  number: number;
  startedAtMs: number;
  /** From this moment on nothing counts. */
  bellAtMs: number;
  punishUntilMs: number;
  surrenderedBy: PkSide | undefined;
  /** Its score is final: no gift is written any more. */
  isSettled: boolean;
  score: Record<PkSide, number>;
}

/** A round that has ended, from the side of one room. */
export interface RoundResult {
  roundId: string;
  number: number;
  score: { own: number; opponent: number };
  winner: (typeof WINNERS)[number];
  outcome: RoundOutcome;
  /** ISO 8601 in UTC. */
  startedAt: string;
  /** ISO 8601 in UTC. */
  endedAt: string;
}

/** Before the first round. */
export const NO_ROUND: LinkRound = {
  number: 0,
  startedAtMs: 0,
  bellAtMs: 0,
  punishUntilMs: 0,
  surrenderedBy: undefined,
  isSettled: true,
  score: { inviter: 0, opponent: 0 },
};

/** The round of this number, beginning now. */
export function newRound(number: number, terms: RoundTerms, nowMs: number): LinkRound {
  const bellAtMs = nowMs + terms.minutes * 60_000;
  const punishUntilMs = bellAtMs + terms.punishSeconds * 1000;
  return { ...NO_ROUND, number, startedAtMs: nowMs, bellAtMs, punishUntilMs, isSettled: false };
}

/** What a round is at this moment. */
export function roundState(
  { bellAtMs, punishUntilMs }: Pick<LinkRound, 'bellAtMs' | 'punishUntilMs'>,
  nowMs: number,
): RoundState {
  if (nowMs < bellAtMs) return 'running';
  return nowMs < punishUntilMs ? 'punishing' : 'over';
}

/** Whether a gift of which the service has heard at this moment counts in the round. */
export function countsIn(round: LinkRound, heardAtMs: number): boolean {
  const { startedAtMs, bellAtMs, isSettled } = round;
  return !isSettled && heardAtMs >= startedAtMs && heardAtMs < bellAtMs;
}

/** The round as it stays; `linkEndedAtMs` is 0 while the PK goes on. */
export function pastRound(round: LinkRound, linkEndedAtMs: number): PastRound {
  const { number, startedAtMs, bellAtMs, surrenderedBy, score } = round;
  const isCut = linkEndedAtMs > 0 && linkEndedAtMs < bellAtMs;
  const endedAtMs = isCut ? linkEndedAtMs : bellAtMs;
  const outcome = isCut ? 'pk-ended' : surrenderedBy ? 'surrendered' : 'time-is-up';
  return { number, startedAtMs, endedAtMs, outcome, surrenderedBy, score };
}

/** Who has won: who did not surrender, or has more points. */
export function winnerOf({
  surrenderedBy,
  score,
}: Pick<PastRound, 'surrenderedBy' | 'score'>): PkSide | undefined {
  if (surrenderedBy) return otherSide(surrenderedBy);
  if (score.inviter === score.opponent) return undefined;
  return score.inviter > score.opponent ? 'inviter' : 'opponent';
}

/** The other side. */
export function otherSide(side: PkSide): PkSide {
  return side === 'inviter' ? 'opponent' : 'inviter';
}

/** The name of a round everywhere. */
export function roundId(pkId: string, number: number): string {
  return `${pkId}-${number}`;
}

/** The id of a round: the id of its PK and its number. */
export const ROUND_ID = /^([0-9a-f-]{36})-([1-9][0-9]{0,2})$/;

/** Which round has this id. Throws for anything else. */
export function readRoundId(id: string): { pkId: string; number: number } {
  const [, pkId, number] = ROUND_ID.exec(id) ?? [];
  if (pkId === undefined) throw new Error(`${id} is not the id of a round.`);
  return { pkId, number: Number(number) };
}

/** The score from the side of one room. */
export function scoreFrom(side: PkSide, score: Record<PkSide, number>): RoundResult['score'] {
  return { own: score[side], opponent: score[otherSide(side)] };
}

/** A round that has ended, from the side of one room. */
export function roundResult(pkId: string, round: PastRound, side: PkSide): RoundResult {
  const winner = winnerOf(round);
  return {
    roundId: roundId(pkId, round.number),
    number: round.number,
    score: scoreFrom(side, round.score),
    winner: winner === undefined ? 'none' : winner === side ? 'own' : 'opponent',
    outcome: round.outcome,
    startedAt: new Date(round.startedAtMs).toISOString(),
    endedAt: new Date(round.endedAtMs).toISOString(),
  };
}
