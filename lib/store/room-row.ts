import { createHash } from 'node:crypto';
import type { Qna, QnaTerms } from '../model/question';
import { refusalsFromText, refusalsToText } from '../model/refusals';
import type { EndedTask, MixState, NewRoom, Room, RoomChange, RoomKind } from '../model/room';
import type { Key, Row } from '../model/table';
import { pointerFromText } from './pk-row';
import { stageFromText, stageToText } from './stage-column';

/** What the columns of ended tasks begin with. */
const UNRECORDED = 'unrecorded_';

/** The key of a room's row; the shard spreads sequential room ids over the partitions. */
export function roomKey(roomId: string): Key {
  return { shard: roomShard(roomId), room_id: roomId };
}

/** The first four hex digits of the room id's md5. */
export function roomShard(roomId: string): string {
  return createHash('md5').update(roomId).digest('hex').slice(0, 4);
}

/** The columns of a new room. */
export function newRoomRow(room: NewRoom): Row {
  return {
    host_id: room.hostId,
    host_name: room.hostName,
    ...kindRow(room.kind),
    ...changeRow(room),
    room_state: 'open',
    created_at_ms: room.createdAtMs,
    was_live: 0,
    stage: stageToText([]),
    stage_version: 0,
    head_count: 0,
    pk: '',
    last_pk: '',
    pk_refusals: refusalsToText({}),
    mix_state: 'idle',
    fence: 0,
    claim_token: '',
    idempotency_key: '',
    start_params: '',
    start_deadline_ms: 0,
    deadline_ms: 0,
    available_at_ms: 0,
    stream_generation: 0,
    layout_version: 0,
    applied_layout_version: 0,
    sent_layout_version: 0,
    send_until_ms: 0,
    started_at_ms: 0,
    ended_at_ms: 0,
    end_announced: false,
    ends_by_ms: 0,
    checked_at_ms: 0,
    last_outcome: '',
  };
}

/** The columns of the kind: once more as a number, because a claim can read only numbers back. */
export function kindRow(kind: RoomKind): Row {
  return { kind, is_voice: kind === 'voice' ? 1 : 0 };
}

/** The columns of what is given. */
export function changeRow(change: RoomChange): Row {
  const { title, autoStart, autoStop, hostGraceSeconds, maxDurationMinutes, maxSeats } = change;
  return {
    ...(title !== undefined && { title }),
    ...(autoStart !== undefined && { auto_start: autoStart }),
    ...(autoStop !== undefined && { auto_stop: autoStop }),
    ...(hostGraceSeconds !== undefined && { host_grace_seconds: hostGraceSeconds }),
    ...(maxDurationMinutes !== undefined && { max_duration_minutes: maxDurationMinutes }),
    ...(maxSeats !== undefined && { max_seats: maxSeats }),
  };
}

/** Reads a row of the table `rooms`. */
export function roomFromRow(row: Row): Room {
  return {
    roomId: String(row.room_id),
    hostId: String(row.host_id),
    ...stageFromRow(row),
    pk: pointerFromText(row.pk),
    refusals: refusalsFromText(row.pk_refusals),
    lastPk: String(row.last_pk),
    qna: qnaFromRow(row),
    title: String(row.title),
    kind: row.kind === 'voice' ? 'voice' : 'video',
    state: row.room_state === 'open' ? 'open' : 'closed',
    createdAtMs: Number(row.created_at_ms),
    wasLive: Number(row.was_live) > 0,
    autoStart: row.auto_start === true,
    autoStop: row.auto_stop === true,
    hostGraceSeconds: Number(row.host_grace_seconds),
    maxDurationMinutes: Number(row.max_duration_minutes),
    mix: {
      state: row.mix_state as MixState,
      fence: Number(row.fence),
      claimToken: String(row.claim_token),
      idempotencyKey: String(row.idempotency_key),
      startParams: String(row.start_params),
      startDeadlineMs: Number(row.start_deadline_ms),
      deadlineMs: Number(row.deadline_ms),
      availableAtMs: Number(row.available_at_ms),
      generation: Number(row.stream_generation),
      params: row.mix_params ? JSON.parse(String(row.mix_params)) : undefined,
      layoutVersion: Number(row.layout_version),
      appliedLayoutVersion: Number(row.applied_layout_version),
      sentLayoutVersion: Number(row.sent_layout_version),
      sendUntilMs: Number(row.send_until_ms),
      startedAtMs: Number(row.started_at_ms),
      endedAtMs: Number(row.ended_at_ms),
      isEndAnnounced: row.end_announced === true,
      endsByMs: Number(row.ends_by_ms),
      checkedAtMs: Number(row.checked_at_ms),
      lastOutcome: String(row.last_outcome),
      unrecorded: unrecordedOf(row),
    },
  };
}

/** The columns of the terms of paid questions. */
export function qnaRow(terms: QnaTerms): Row {
  return { qna: JSON.stringify(terms), qna_open: true };
}

/** Rooms without questions lack the columns. */
function qnaFromRow({ qna, qna_open }: Row): Qna | undefined {
  if (typeof qna !== 'string') return undefined;
  return { ...(JSON.parse(qna) as QnaTerms), isOpen: qna_open === true };
}

function stageFromRow(row: Row) {
  return {
    hostName: String(row.host_name),
    maxSeats: Number(row.max_seats),
    stage: stageFromText(row.stage),
    stageVersion: Number(row.stage_version),
    headCount: Number(row.head_count),
  };
}

/**
 * The column that says how a task ended. It is written with the end itself, in one write, so that
 * no usage is lost with the calls that were to write it down.
 */
export function unrecordedColumn({ fence, ...ended }: EndedTask): Record<string, string> {
  const { startedAtMs, endedAtMs, outcome } = ended;
  return { [`${UNRECORDED}${fence}`]: JSON.stringify({ startedAtMs, endedAtMs, outcome }) };
}

function unrecordedOf(row: Row): EndedTask[] {
  const columns = Object.keys(row).filter((column) => column.startsWith(UNRECORDED));
  return columns.map((column) => ({
    fence: Number(column.slice(UNRECORDED.length)),
    ...JSON.parse(String(row[column])),
  }));
}
