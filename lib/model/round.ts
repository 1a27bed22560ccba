/**
 * A round of a PK: points are counted until its bell, then the losers pay the forfeit for some seconds.
 * What a round is at a moment follows from its times alone; nobody has to be there when the bell rings.
 */

import type { RoundSide } from './round-side';
import { isDecided, type Teams, teamOf } from './teams';

export const MAX_ROUND_MINUTES = 60;
export const MAX_PUNISH_SECONDS = 600;

/** So many rounds are held within one PK, and kept in its row. */
export const MAX_ROUNDS = 100;
/** So many of them, the newest, are shown in the view of a room. */
export const MAX_SHOWN_ROUNDS = 10;

/** How long a proposal of a round waits for the other hosts. */
export const PROPOSAL_MS = 30_000;

export const ROUND_STATES = ['running', 'punishing', 'over'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export const ROUND_OUTCOMES = ['time-is-up', 'surrendered', 'left', 'pk-ended'] as const;
export type RoundOutcome = (typeof ROUND_OUTCOMES)[number];

/** How long a round lasts, and the punishment after it. */
export interface RoundTerms {
  minutes: number;
  punishSeconds: number;
}

/** All that the hosts agree on before a round. */
export interface RoundWish extends RoundTerms {
  /** Absent if each room is for itself. */
  teams?: Teams | undefined;
}

/** What stays of a round. */
export interface PastRound {
  /** Counted from 1 within the PK. */
  number: number;
  startedAtMs: number;
  /** When it ended: at its bell, or before it. */
  endedAtMs: number;
  outcome: RoundOutcome;
  score: readonly RoundSide[];
}

/** The newest round as the PK's row has it; its number is 0 before the first. */
export interface LinkRound {
  number: number;
  startedAtMs: number;
  /** From this moment on nothing counts. */
  bellAtMs: number;
  punishUntilMs: number;
  /** Its score is final: no gift is written any more. */
  isSettled: boolean;
  /** The rooms that were in the PK when it began. */
  score: readonly RoundSide[];
}

/** A room in a round, as others see it. */
export interface ShownSide extends RoundSide {
  hostName: string;
}

/** A round that has ended, from the side of one room. */
export interface RoundResult {
  roundId: string;
  number: number;
  /** The own room first. */
  score: ShownSide[];
  /** The rooms that have won: one, or those of a team; none if nobody has. */
  winnerRoomIds: string[];
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
  isSettled: true,
  score: [],
};

/** The round of this number among these rooms, beginning now. */
export function newRound(
  { number, roomIds }: { number: number; roomIds: string[] },
  { minutes, punishSeconds, teams }: RoundWish,
  nowMs: number,
): LinkRound {
  const bellAtMs = nowMs + minutes * 60_000;
  const punishUntilMs = bellAtMs + punishSeconds * 1000;
  const score = roomIds.map((roomId) => {
    const team = teamOf(teams, roomId);
    return { roomId, points: 0, ...(team && { team }) };
  });
  return { number, startedAtMs: nowMs, bellAtMs, punishUntilMs, isSettled: false, score };
}

/** What a round is at this moment. */
export function roundState(
  { bellAtMs, punishUntilMs }: Pick<LinkRound, 'bellAtMs' | 'punishUntilMs'>,
  nowMs: number,
): RoundState {
  if (nowMs < bellAtMs) return 'running';
  return nowMs < punishUntilMs ? 'punishing' : 'over';
}

/** Whether a gift for this room, of which the service has heard at this moment, counts in the round. */
export function countsIn(round: LinkRound, roomId: string, heardAtMs: number): boolean {
  const { startedAtMs, bellAtMs, isSettled, score } = round;
  const side = score.find((each) => each.roomId === roomId);
  if (!side || side.out || isSettled) return false;
  return heardAtMs >= startedAtMs && heardAtMs < bellAtMs;
}

/** The round after a room has given it up, or left; nothing changes once its bell has rung. */
export function withOut(
  round: LinkRound,
  { roomId, out }: Pick<RoundSide, 'roomId'> & Required<Pick<RoundSide, 'out'>>,
  nowMs: number,
): LinkRound {
  if (round.isSettled || nowMs >= round.bellAtMs) return round;
  const score = round.score.map((side) =>
    side.roomId === roomId && !side.out ? { ...side, out } : side,
  );
  return { ...round, score };
}

/** The bell rings at once when one team is left that can win. */
export function ringIfDecided(
  round: LinkRound,
  { punishSeconds }: RoundTerms,
  nowMs: number,
): LinkRound {
  if (round.isSettled || nowMs >= round.bellAtMs || !isDecided(round.score)) return round;
  const punishUntilMs = nowMs + punishSeconds * 1000;
  return { ...round, bellAtMs: nowMs, punishUntilMs, isSettled: true };
}

/** The round as it stays; `linkEndedAtMs` is 0 while the PK goes on. */
export function pastRound(round: LinkRound, linkEndedAtMs: number): PastRound {
  const { number, startedAtMs, bellAtMs, score } = round;
  const isCut = linkEndedAtMs > 0 && linkEndedAtMs < bellAtMs;
  const endedAtMs = isCut ? linkEndedAtMs : bellAtMs;
  return { number, startedAtMs, endedAtMs, outcome: outcomeOf(round, isCut), score };
}

function outcomeOf(round: LinkRound, isCut: boolean): RoundOutcome {
  if (isCut) return 'pk-ended';
  if (!isDecided(round.score)) return 'time-is-up';
  return round.score.some(({ out }) => out === 'surrendered') ? 'surrendered' : 'left';
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
