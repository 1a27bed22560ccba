import type { LinkRound, PastRound, RoundResult, RoundTerms, RoundWish } from './round';

/** What may have become of a PK: a link of rooms, within which rounds are held. */
export const PK_STATES = ['invited', 'running', 'over'] as const;

/** How a PK has ended for a room, or the invitation to it. */
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

/** A room, as the others see it. */
export interface PkRoom {
  roomId: string;
  hostId: string;
  hostName: string;
}

/** A room that is invited to the PK, in it, or not any more. */
export interface PkParty extends PkRoom {
  state: 'invited' | 'in' | 'gone';
  /** The room that has invited it; the first was invited by nobody. */
  invitedBy?: string;
  /** The PK's version when it was invited: a room may leave and come back. */
  stay: number;
  /** Since when it has been in the PK; 0 if it never was. */
  sinceMs: number;
  /** The newest round when it came in: it takes part from the next one on. Clocks differ, numbers do not. */
  sinceRound: number;
  /** How it has gone; the end of the whole PK is not noted here. */
  outcome?: PkOutcome;
  goneAtMs?: number;
}

/** A PK from its invitation to its end; `pk-parties.ts` and `pk-terms.ts` say what becomes of it. */
export interface Pk extends RoundTerms {
  pkId: string;
  /** Grows with everything that happens to it, but for gifts: every write names what it was decided by. */
  version: number;
  state: (typeof PK_STATES)[number];
  /** In the order in which they were invited. */
  parties: readonly PkParty[];
  /** 0 until the first invitation is accepted. */
  startedAtMs: number;
  /** When the newest invitation expires. */
  deadlineMs: number;
  /** The newest round; its terms are the PK's, and its number is 0 until there is one. */
  round: LinkRound;
  /** The rounds before it, oldest first. */
  past: readonly PastRound[];
  /** A round that a host wants and not all others have accepted. */
  proposal: RoundProposal | undefined;
  outcome: PkOutcome | undefined;
  endedAtMs: number;
}

/** What a host proposes, and until when the others may accept it. */
export interface RoundProposal extends RoundWish {
  /** The room whose host has proposed it. */
  by: string;
  /** The rooms whose hosts want it, with that one. */
  acceptedBy: readonly string[];
  untilMs: number;
}

/** The last PK of a room, from its side. */
export interface LastPk {
  pkId: string;
  /** All others that have been in it. */
  others: PkRoom[];
  /** The newest of its rounds in which the room took part, oldest first. */
  rounds: RoundResult[];
  outcome: PkOutcome;
  /** ISO 8601 in UTC. */
  endedAt: string;
}

/** What a room's row says of its PK. */
export interface PkPointer {
  pkId: string;
  /** As the PK has it of the room. */
  stay: number;
  /** How far the room has followed the PK: its mix shows the other hosts only while `running`. */
  state: 'invited' | 'running';
  /** The other rooms of the PK, as far as the room knows; before it runs, those that may be in it. */
  others: readonly PkRoom[];
  /** When the invitation expires, or the newest round that the room knows of ends. */
  deadlineMs: number;
  /** How far it has told of the rounds; see `pk-rounds.ts`. */
  toldStep: number;
  /** Of the room's mix when it was invited: a later one knows nothing of the PK. */
  fence: number;
}
