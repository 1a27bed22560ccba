import type { LinkRound, PastRound, PkSide, RoundResult, RoundTerms } from './round';

/** What may have become of a PK: a link of two rooms, within which rounds are held. */
export const PK_STATES = ['invited', 'running', 'over'] as const;

/** How a PK, or the invitation to it, may have ended. */
export const PK_OUTCOMES = [
  'ended-by-host',
  'host-left',
  'mix-ended',
  'room-closed',
  'refused',
  'withdrawn',
  'expired',
] as const;
export type PkOutcome = (typeof PK_OUTCOMES)[number];

/** One of the two rooms. */
export interface PkParty {
  roomId: string;
  hostId: string;
  hostName: string;
}

/** A PK from its invitation to its end; `pk-state.ts` says what becomes of it. */
export interface Pk extends RoundTerms {
  pkId: string;
  state: (typeof PK_STATES)[number];
  inviter: PkParty;
  opponent: PkParty;
  /** 0 until the invitation is accepted. */
  startedAtMs: number;
  /** When the invitation expires. */
  deadlineMs: number;
  /** The newest round; its terms are the PK's, and its number is 0 until there is one. */
  round: LinkRound;
  /** The rounds before it, oldest first. */
  past: readonly PastRound[];
  /** A round that one host wants and the other has not accepted. */
  proposal: RoundProposal | undefined;
  outcome: PkOutcome | undefined;
  endedAtMs: number;
}

/** What one host proposes, and until when the other may accept it. */
export interface RoundProposal extends RoundTerms {
  by: PkSide;
  untilMs: number;
}

/** The last PK of a room, from its side. */
export interface LastPk {
  pkId: string;
  opponent: { roomId: string; hostId: string; hostName: string };
  /** The newest of its rounds, oldest first. */
  rounds: RoundResult[];
  outcome: PkOutcome;
  /** ISO 8601 in UTC. */
  endedAt: string;
}

/** What a room's row says of its PK. */
export interface PkPointer {
  pkId: string;
  side: PkSide;
  /** How far the room has followed the PK: its mix shows both hosts only while `running`. */
  state: 'invited' | 'running';
  opponentRoomId: string;
  opponentHostId: string;
  opponentHostName: string;
  /** When the invitation expires, or the newest round that the room knows of ends. */
  deadlineMs: number;
  /** Of the last fact about a round that the room has told; see `pk-rounds.ts`. */
  toldRank: number;
  /** Of the room's mix when it was invited: a later one knows nothing of the PK. */
  fence: number;
}
