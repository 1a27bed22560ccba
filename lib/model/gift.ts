import type { Teams } from './teams';

/** A gift that was counted in a round: an entry of the round's ledger. */
export interface Gift {
  /** The sender's own id of it. */
  eventId: string;
  /** For which of the rooms. */
  roomId: string;
  /** Who has given it, if the sender said so. */
  userId: string | undefined;
  points: number;
  /** When the service heard of it, by its own clock. */
  heardAtMs: number;
}

/** A page of a round's ledger. */
export interface Ledger {
  roundId: string;
  /** No gift will be added: complete if the first page already said so. */
  isFinal: boolean;
  roomIds: string[];
  /** Of its teams; undefined if each room was for itself. */
  teams: Teams | undefined;
  /** Those that have lost it, as they have given it up or left. */
  outRoomIds: string[];
  gifts: Gift[];
  nextToken: string | undefined;
}
