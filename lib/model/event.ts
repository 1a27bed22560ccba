/**
 * Facts about a room, which are sent to the customer's server as events. A fact is written into the
 * room's row by the conditional write that makes it true; `room-events.ts` numbers it and takes it on.
 */
import type { EventType } from '../event-types';
import type { MixMode } from './mix-mode';
import type { ShownSide } from './round';
import type { Teams } from './teams';

/** What a fact tells beside its type, its room and its time. */
export interface FactData {
  hostId?: string;
  formerHostId?: string;
  taskId?: string;
  outcome?: string;
  userId?: string;
  /** How the user wants to be called. */
  name?: string;
  pkId?: string;
  /** The other rooms of the PK. */
  others?: { roomId: string; hostName: string }[];
  /** Counted from 1 within the PK. */
  round?: number;
  teams?: Teams;
  winnerRoomIds?: string[];
  seatNumber?: number;
  questionId?: string;
  amountCents?: number;
  currency?: string;
  /** ISO 8601 in UTC. */
  until?: string;
  label?: string;
  score?: number | ShownSide[];
  action?: string;
  reason?: string;
  mode?: MixMode;
  replayId?: string;
}

/** Something that has become true. */
export interface Fact {
  type: EventType;
  atMs: number;
  data: FactData;
  /** Facts about the same thing follow one another by their ranks, whatever the clocks say. */
  about: string;
  rank: number;
}

/** A fact with its place in the story of its room, which it has for good. */
export interface RoomEvent {
  roomId: string;
  /** Counted from 1 by each room, without a gap. */
  number: number;
  /** An `EventType`; or one of a newer version, which has written the row before a rollback. */
  type: string;
  atMs: number;
  data: FactData;
}

/** A fact as the room's row keeps it. */
export interface NamedFact extends Fact {
  name: string;
}

/** What a room's row keeps until the table of events has it. */
export interface Outbox {
  /** Of the last event that has a number. */
  lastNumber: number;
  /** Facts without a number. */
  facts: readonly NamedFact[];
  /** Numbered, in order. */
  events: readonly RoomEvent[];
}

/** How far the events of a room have come. */
export interface Delivery {
  /** Of the last event that the receiver has, or need not have. */
  deliveredNumber: number;
  /** Until then one call brings them, and no other; 0 when none does. */
  claimedUntilMs: number;
  /** Failures in a row. */
  failures: number;
  /** Nothing is sent before, after a failure. */
  retryAtMs: number;
}
