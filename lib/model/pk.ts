/** What may have become of a PK. */
export const PK_STATES = ['invited', 'running', 'over'] as const;

/** How a PK, or the invitation to it, may have ended. */
export const PK_OUTCOMES = [
  'time-is-up',
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
  score: number;
}

/** A PK from its invitation to its end; `pk-state.ts` says what becomes of it. */
export interface Pk {
  pkId: string;
  state: (typeof PK_STATES)[number];
  inviter: PkParty;
  opponent: PkParty;
  minutes: number;
  /** 0 until the invitation is accepted. */
  startedAtMs: number;
  /** When the invitation or the PK itself ends. */
  deadlineMs: number;
  outcome: PkOutcome | undefined;
  endedAtMs: number;
}

/** The last PK of a room, from its side. */
export interface LastPk {
  pkId: string;
  opponent: { roomId: string; hostId: string; hostName: string };
  score: { own: number; opponent: number };
  outcome: PkOutcome;
  /** ISO 8601 in UTC. */
  endedAt: string;
}

/** Which of the two rooms of a PK. */
export type PkSide = 'inviter' | 'opponent';

/** What a room's row says of its PK. */
export interface PkPointer {
  pkId: string;
  side: PkSide;
  /** How far the room has followed the PK: its mix shows both hosts only while `running`. */
  state: 'invited' | 'running';
  opponentRoomId: string;
  opponentHostId: string;
  opponentHostName: string;
  deadlineMs: number;
  /** Of the room's mix when it was invited: a later one knows nothing of the PK. */
  fence: number;
}
