import { createHash } from 'node:crypto';
import { openedFact } from '../model/fact';
import { NOTHING_NOTED } from '../model/noted';
import type { QnaTerms } from '../model/question';
import {
  ADMISSIONS,
  type EndedTask,
  MIX_STATES,
  type Mix,
  type ModeTime,
  type NewRoom,
  type OnAir,
  type OwedPlace,
  ROOM_KINDS,
  ROOM_STATES,
  type Room,
  type RoomChange,
} from '../model/room';
import { RECORDING_RULES } from '../model/room-recording';
import type { Key, Row } from '../model/table';
import { type RowChange, versionsRaisedBy } from '../model/versions';
import {
  bit,
  type Columns,
  emptyRow,
  flag,
  integer,
  json,
  jsonOrNone,
  key,
  optional,
  readRow,
  text,
  word,
  writeRow,
} from './columns';

import { DELIVERY, factColumns, LAST_EVENT, outboxOf } from './outbox-column';
import { RECORDING } from './recording-row';

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

/** What of a room its host may change. */
export const ROOM_CHANGE: Columns<Pick<Room, keyof RoomChange>> = {
  title: text('title'),
  autoStart: flag('auto_start'),
  autoStop: flag('auto_stop'),
  hostGraceSeconds: integer('host_grace_seconds'),
  deputyId: text('deputy_id'),
  maxDurationMinutes: integer('max_duration_minutes'),
  maxSeats: integer('max_seats'),
  admission: word('admission', ADMISSIONS),
  allowRelay: bit('allow_relay', [false, true]),
  allowPk: bit('allow_pk', [false, true]),
  opponentPauseMinutes: integer('opponent_pause_minutes'),
  namePlates: flag('name_plates'),
  recording: word('recording', RECORDING_RULES, 'off'),
};

/** Who is on air; whether there are guests is a number, as a claim reads it back. */
const ON_AIR: Columns<OnAir> = {
  onAir: json('on_air'),
  hasCompany: bit('has_company', [false, true]),
  aloneSinceMs: integer('alone_since_ms'),
};

/** What the task does: numbers, as a stop reads them back. */
export const MODE: Columns<ModeTime> = {
  mode: bit('is_relay', ['mix', 'relay']),
  modeSinceMs: integer('mode_since_ms'),
  relayedMs: integer('relayed_ms'),
};

/** A row of the table `rooms`, without its mix and the terms of paid questions. */
export const ROOM: Columns<Omit<Room, 'mix' | 'record' | 'qna' | 'outbox' | 'delivery'>> = {
  ...ROOM_CHANGE,
  ...ON_AIR,
  roomId: key(text('room_id')),
  ownerId: text('owner_id'),
  hostId: text('host_id'),
  hostName: text('host_name'),
  kind: word('kind', ROOM_KINDS),
  state: word('room_state', ROOM_STATES, 'closed'),
  createdAtMs: integer('created_at_ms'),
  wasLive: bit('was_live', [false, true]),
  moderators: json('moderators'),
  stage: json('stage'),
  seatRules: json('seat_rules'),
  stageVersion: integer('stage_version'),
  noted: json('noted'),
  cover: jsonOrNone('cover'),
  lastReport: jsonOrNone('last_report'),
  forbidden: jsonOrNone('forbidden'),
  viewers: jsonOrNone('viewers'),
  pk: jsonOrNone('pk'),
  refusals: json('pk_refusals'),
  lastPk: jsonOrNone('last_pk'),
};

/** The kind once more, as a claim can read it back. */
export const ROOM_KIND = { kind: bit('is_voice', ROOM_KINDS) };

/** Whether moderation has covered anybody in this show, as a claim can read it back. */
export const ROOM_COVER = { hasCover: bit<boolean>('has_cover', [false, true]) };

/** Whether the room may have another host than its newest mix, as a stop can read it back. */
export const OTHER_HOST = { hasOtherHost: bit<boolean>('has_other_host', [false, true]) };

/** The terms of paid questions; rooms without them lack the columns. */
export const QNA = {
  terms: optional(json<QnaTerms>('qna')),
  isOpen: optional(flag('qna_open')),
};

/** The place that a mix may owe. */
export const OWED: Columns<OwedPlace> = {
  owedHostId: text('owed_host_id'),
  owedSettledFromMs: integer('owed_settled_from_ms'),
};

/** The mix in a room's row. */
export const MIX: Columns<Omit<Mix, 'unrecorded'>> = {
  ...MODE,
  ...OWED,
  state: word('mix_state', MIX_STATES),
  hostId: text('mix_host_id'),
  fence: integer('fence'),
  liveFence: optional(integer('live_fence'), 0),
  claimToken: text('claim_token'),
  idempotencyKey: text('idempotency_key'),
  startParams: text('start_params'),
  startDeadlineMs: integer('start_deadline_ms'),
  deadlineMs: integer('deadline_ms'),
  availableAtMs: integer('available_at_ms'),
  generation: integer('stream_generation'),
  params: optional(json('mix_params')),
  layoutVersion: integer('layout_version'),
  appliedLayoutVersion: integer('applied_layout_version'),
  sentLayoutVersion: integer('sent_layout_version'),
  sendUntilMs: integer('send_until_ms'),
  startedAtMs: integer('started_at_ms'),
  endedAtMs: integer('ended_at_ms'),
  isEndAnnounced: flag('end_announced'),
  endsByMs: integer('ends_by_ms'),
  checkedAtMs: integer('checked_at_ms'),
  lastOutcome: text('last_outcome'),
};

/** The columns of a new room: all of them, as no condition matches a missing column. */
export function newRoomRow(room: NewRoom): Row {
  return {
    ...emptyRow(ROOM),
    ...emptyRow(MIX),
    ...emptyRow(DELIVERY),
    ...emptyRow(RECORDING),
    ...writeRow(RECORDING, { state: 'idle' }),
    ...writeRow(ROOM, { moderators: [], refusals: {}, noted: NOTHING_NOTED }),
    ...writeRow(MIX, { state: 'idle', mode: 'mix' }),
    ...writeRow(LAST_EVENT, { lastNumber: 0 }),
    ...openedRow(room),
  };
}

/** The columns of a room that is opened, for the first time or again: with nobody on stage. */
export function openedRow(room: NewRoom): Row {
  const nobody = { stage: [], seatRules: [], onAir: [], hasCompany: false, aloneSinceMs: 0 };
  const unknown = { cover: undefined, lastReport: undefined, viewers: undefined };
  const owner = { ownerId: room.hostId };
  const opened = {
    ...room,
    ...owner,
    ...nobody,
    ...unknown,
    state: 'open',
    wasLive: false,
  } as const;
  const facts = factColumns([openedFact(room)]);
  return {
    ...writeRow(ROOM, opened),
    ...writeRow(ROOM_KIND, room),
    ...writeRow(ROOM_COVER, { hasCover: false }),
    // A mix of the last show may be still being stopped.
    ...writeRow(OTHER_HOST, { hasOtherHost: true }),
    ...facts,
  };
}

/** The increments of the versions that a change raises. */
export function raisedBy(change: RowChange): Record<string, number> {
  const columns = { layoutVersion: MIX.layoutVersion, stageVersion: ROOM.stageVersion };
  return Object.fromEntries(versionsRaisedBy(change).map((field) => [columns[field].name, 1]));
}

/** Reads a row of the table `rooms`. */
export function roomFromRow(row: Row): Room {
  const { terms, isOpen = false } = readRow(QNA, row);
  const mix = { ...readRow(MIX, row), unrecorded: unrecordedOf(row) };
  const qna = terms && { ...terms, isOpen };
  return {
    ...readRow(ROOM, row),
    qna,
    outbox: outboxOf(row),
    delivery: readRow(DELIVERY, row),
    mix,
    record: readRow(RECORDING, row),
  };
}

/**
 * The column that says how a task ended. It is written with the end itself, in one write, so that
 * no usage is lost with the calls that were to write it down.
 */
export function unrecordedColumn({ fence, ...task }: EndedTask): Row {
  const { hostId, startedAtMs, endedAtMs, relayedMs, outcome } = task;
  return writeRow(
    { ended: ended(fence) },
    { ended: { hostId, startedAtMs, endedAtMs, relayedMs, outcome } },
  );
}

function unrecordedOf(row: Row): EndedTask[] {
  const columns = Object.keys(row).filter((column) => column.startsWith(UNRECORDED));
  return columns.map((column) => {
    const fence = Number(column.slice(UNRECORDED.length));
    return { fence, ...ended(fence).read(row[column]) };
  });
}

function ended(fence: number) {
  return json<Omit<EndedTask, 'fence'>>(`${UNRECORDED}${fence}`);
}
