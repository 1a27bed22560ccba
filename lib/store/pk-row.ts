import type { Pk, PkOutcome, PkParty } from '../model/pk-state';
import type { PkPointer, PkSide } from '../model/room';
import type { Row } from '../model/table';

/** The pointer as the text of a column; none is empty. */
export function pointerToText(pointer: PkPointer | undefined): string {
  return pointer ? JSON.stringify(pointer) : '';
}

/** Reads the column. */
export function pointerFromText(text: unknown): PkPointer | undefined {
  return text === '' ? undefined : JSON.parse(String(text));
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
