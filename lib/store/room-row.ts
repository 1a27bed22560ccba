import { createHash, randomInt } from 'node:crypto';
import { MAX_SEATS, type MixParams } from '../model/layout';
import { type PkPointer, pointerFromText } from '../model/pk-state';
import { type Refusals, refusalsFromText } from '../model/refusals';
import { type Stage, stageFromText, stageToText } from '../model/stage-state';
import type { Key, Row } from '../model/table';
import type { Qna, QnaTerms } from './question-row';

/**
 * A room id is also the RTC channel id, the stream name and the start of task ids, so it has what
 * all of them allow: no underscore, which marks stream generations, and room for a task's fence
 * within 55 bytes. The channel id "0" is not allowed.
 * https://help.aliyun.com/document_detail/93183.html
 */
export const ROOM_ID = /^(?!0$)[A-Za-z0-9][A-Za-z0-9-]{0,35}$/;

/** A voice room has sound only. */
export const ROOM_KINDS = ['video', 'voice'] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

/** What the columns of ended tasks begin with. */
const UNRECORDED = 'unrecorded_';

export type MixState = 'idle' | 'starting' | 'live' | 'stopping';

/** The mix of a room: which task pushes to which stream, and when the stream may be used again. */
export interface Mix {
  state: MixState;
  /** Counts the starts; each has its own task, `<roomId>-<fence>`. */
  fence: number;
  /** Which invocation claimed the start. */
  claimToken: string;
  /** The caller's `Idempotency-Key` of the start; empty when there was none. */
  idempotencyKey: string;
  /** What that start asked for, as JSON. */
  startParams: string;
  /** Until then a start that was sent may still arrive at the service; 0 once it is confirmed. */
  startDeadlineMs: number;
  /** When `starting` or `stopping` has lasted too long and the service is to be asked. */
  deadlineMs: number;
  /** When the stream has rested long enough after its last task. */
  availableAtMs: number;
  /** Counts the streams of the room; a new one is a new StreamURL. */
  generation: number;
  params: MixParams | undefined;
  /** Grows with every start and every change of the look. */
  layoutVersion: number;
  /** The version that the service is known to show. */
  appliedLayoutVersion: number;
  /** The newest version that somebody has begun to tell the service … */
  toldLayoutVersion: number;
  /** … whose calls may arrive until then; 0 when it is known that they have. */
  tellingUntilMs: number;
  startedAtMs: number;
  endedAtMs: number;
  endsByMs: number;
  /** Whether the end of the longest duration has been announced. */
  isEndAnnounced: boolean;
  /** When the service last said that the task runs. */
  checkedAtMs: number;
  /** How the last task ended; empty before the first. */
  lastOutcome: string;
  /** Tasks that have ended and whose usage is not yet known to be written down. */
  unrecorded: EndedTask[];
}

/** How a task ended. */
export interface EndedTask {
  fence: number;
  startedAtMs: number;
  endedAtMs: number;
  outcome: string;
}

/** How a room runs itself. */
export interface RoomRules {
  /** The mix starts when the host publishes. */
  autoStart: boolean;
  /** The mix stops when the host has been gone for longer than the grace. */
  autoStop: boolean;
  hostGraceSeconds: number;
  maxDurationMinutes: number;
  /** How many people may be on stage, the host included. */
  maxSeats: number;
}

/** What of a room is to be changed; the rest stays. */
export type RoomChange = {
  [Field in keyof RoomRules | 'title']?: (RoomRules & { title: string })[Field] | undefined;
};

export interface Room extends RoomRules {
  roomId: string;
  hostId: string;
  hostName: string;
  title: string;
  kind: RoomKind;
  state: 'open' | 'closed';
  createdAtMs: number;
  /** Whether a mix of it has been live since. */
  wasLive: boolean;
  /** Who is on stage beside the host, or invited. */
  stage: Stage;
  /** Grows with every change of the stage. */
  stageVersion: number;
  /** How many people were in the channel when the room was last looked at. */
  headCount: number;
  /** The PK that the room is in or invited to. */
  pk: PkPointer | undefined;
  /** Who has been refused a PK lately. */
  refusals: Refusals;
  /** The last PK that ran, as JSON of what the API shows; empty before the first. */
  lastPk: string;
  /** The terms of paid questions; absent if there have never been any. */
  qna: Qna | undefined;
  mix: Mix;
}

/** A room that is about to be created. */
export type NewRoom = Omit<
  Room,
  | 'mix'
  | 'state'
  | 'wasLive'
  | 'stage'
  | 'stageVersion'
  | 'headCount'
  | 'pk'
  | 'refusals'
  | 'lastPk'
  | 'qna'
>;

/** The key of a room's row; the shard spreads sequential room ids over the partitions. */
export function roomKey(roomId: string): Key {
  return { shard: roomShard(roomId), room_id: roomId };
}

/** The first four hex digits of the room id's md5. */
export function roomShard(roomId: string): string {
  return createHash('md5').update(roomId).digest('hex').slice(0, 4);
}

/** A room id for a caller who does not choose one: short enough to be read out. */
export function newRoomId(): string {
  return String(randomInt(1e9, 1e10));
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
    told_layout_version: 0,
    telling_until_ms: 0,
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
    lastPk: String(row.last_pk ?? ''),
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
      // Rooms from before have neither.
      toldLayoutVersion: Number(row.told_layout_version ?? 0),
      tellingUntilMs: Number(row.telling_until_ms ?? 0),
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

/** The columns of the stage; rooms from before there were stages lack them. */
function stageFromRow(row: Row) {
  return {
    hostName: String(row.host_name ?? row.host_id),
    maxSeats: Number(row.max_seats ?? MAX_SEATS),
    stage: stageFromText(row.stage),
    stageVersion: Number(row.stage_version ?? 0),
    headCount: Number(row.head_count ?? 0),
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

/** The task of a mix: a late call for an older task can be told by its fence. */
export function taskId(roomId: string, fence: number): string {
  return `${roomId}-${fence}`;
}

/** The stream's name: the room id, and a generation that grows when a new StreamURL is taken. */
export function streamName(roomId: string, generation: number): string {
  return generation === 0 ? roomId : `${roomId}_g${generation}`;
}
