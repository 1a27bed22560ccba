/**
 * A PK: two rooms whose audiences see both hosts for some minutes. Its own row is the truth; each
 * room's row points to it and says what the room has made of it so far. Everything here is a pure
 * decision about rows as they were read and the time; `pk.ts` acts on it.
 */

import type { Room } from '../store/room-row';
import { fitsSeats } from './layout';
import type { Row } from './table';

/** How long an invitation waits for its answer. */
export const INVITATION_MS = 30_000;
/** A host who loses the connection may be back by then; after that the PK is over. */
export const PK_GRACE_MS = 10_000;
export const MAX_PK_MINUTES = 60;

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

export type PkSide = 'inviter' | 'opponent';

/** One of the two rooms. */
export interface PkParty {
  roomId: string;
  hostId: string;
  hostName: string;
  score: number;
}

export interface Pk {
  pkId: string;
  state: 'invited' | 'running' | 'over';
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

/** What a room's row says of its PK. */
export interface PkPointer {
  pkId: string;
  side: PkSide;
  /** How far the room has followed the PK: its mix shows both hosts only while `running`. */
  state: 'invited' | 'running';
  opponentRoomId: string;
  opponentHostId: string;
  deadlineMs: number;
  /** Of the room's mix when it was invited: a later one knows nothing of the PK. */
  fence: number;
}

/** What a room has to do about the PK that its row points to. */
export type PkStep =
  | { do: 'nothing' }
  | { do: 'show' }
  | { do: 'end'; outcome: PkOutcome }
  | { do: 'leave' };

/** The other side. */
export function otherSide(side: PkSide): PkSide {
  return side === 'inviter' ? 'opponent' : 'inviter';
}

/** The pointer of a room that is invited to a PK, or invites to it. */
export function pkPointer({ pkId, deadlineMs, ...pk }: Pk, side: PkSide, { mix }: Room): PkPointer {
  const { roomId: opponentRoomId, hostId: opponentHostId } = pk[otherSide(side)];
  const opponent = { opponentRoomId, opponentHostId };
  return { pkId, side, state: 'invited', ...opponent, deadlineMs, fence: mix.fence };
}

/**
 * What the room has to do next, given the PK's own row (none if it was never written) and since when
 * the host has been away (undefined while present).
 */
export function nextPkStep(
  room: Room,
  pk: Pk | undefined,
  { nowMs, hostGoneSinceMs }: { nowMs: number; hostGoneSinceMs: number | undefined },
): PkStep {
  if (!room.pk) return { do: 'nothing' };
  if (!pk || pk.state === 'over') return { do: 'leave' };
  if (room.state === 'closed') return { do: 'end', outcome: 'room-closed' };
  if (nowMs >= pk.deadlineMs) {
    return { do: 'end', outcome: pk.state === 'running' ? 'time-is-up' : 'expired' };
  }
  const { state: mixState, fence } = room.mix;
  if (mixState === 'idle' || mixState === 'stopping' || fence !== room.pk.fence) {
    return { do: 'end', outcome: 'mix-ended' };
  }
  // Who was not there when it began still has the grace to come.
  const goneSinceMs = Math.max(hostGoneSinceMs ?? nowMs, pk.startedAtMs);
  const goneMs = nowMs - goneSinceMs;
  if (pk.state === 'running' && goneMs >= PK_GRACE_MS) return { do: 'end', outcome: 'host-left' };
  if (pk.state === 'running' && room.pk.state === 'invited') return { do: 'show' };
  return { do: 'nothing' };
}

/** Whether the room's mix can show two hosts. */
export function canShowPk({ mix }: Room): boolean {
  return mix.params !== undefined && fitsSeats('side-by-side', mix.params.seats);
}

/** The pointer as the text of a column; none is empty. */
export function pointerToText(pointer: PkPointer | undefined): string {
  return pointer ? JSON.stringify(pointer) : '';
}

/** Reads the column; rooms from before there were PKs lack it. */
export function pointerFromText(text: unknown): PkPointer | undefined {
  return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined;
}

/** The columns of a new PK. */
export function newPkRow(pk: Pk): Row {
  return {
    pk_state: pk.state,
    ...partyRow('inviter', pk.inviter),
    ...partyRow('opponent', pk.opponent),
    minutes: pk.minutes,
    started_at_ms: pk.startedAtMs,
    deadline_ms: pk.deadlineMs,
    ended_at_ms: 0,
  };
}

/** Reads a row of the table `pks`. */
export function pkFromRow(row: Row): Pk {
  return {
    pkId: String(row.pk_id),
    state: row.pk_state as Pk['state'],
    inviter: partyFromRow('inviter', row),
    opponent: partyFromRow('opponent', row),
    minutes: Number(row.minutes),
    startedAtMs: Number(row.started_at_ms),
    deadlineMs: Number(row.deadline_ms),
    outcome: row.outcome === undefined ? undefined : (row.outcome as PkOutcome),
    endedAtMs: Number(row.ended_at_ms),
  };
}

function partyRow(side: PkSide, { roomId, hostId, hostName, score }: PkParty): Row {
  return {
    [`${side}_room_id`]: roomId,
    [`${side}_host_id`]: hostId,
    [`${side}_host_name`]: hostName,
    [`${side}_score`]: score,
  };
}

function partyFromRow(side: PkSide, row: Row): PkParty {
  return {
    roomId: String(row[`${side}_room_id`]),
    hostId: String(row[`${side}_host_id`]),
    hostName: String(row[`${side}_host_name`]),
    score: Number(row[`${side}_score`]),
  };
}
