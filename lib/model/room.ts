import { AppError } from '../errors';
import type { ViewerCount } from './audience';
import type { Cover } from './cover';
import type { Delivery, Outbox } from './event';
import type { MixParams } from './layout';
import type { MixMode } from './mix-mode';
import type { MixOutcome } from './mix-outcome';
import type { Noted } from './noted';
import type { LastPk, PkPointer } from './pk';
import type { Qna } from './question';
import type { Refusals } from './refusals';
import type { LastReport } from './report';
import type { RecordingRule, RoomRecording } from './room-recording';
import type { SeatRule } from './seat-rule';

/** Somebody whom the host has let on stage or invited; an invitation holds the seat for them. */
export interface Seat {
  userId: string;
  name: string;
  /** From 2 on, as the first seat is the host's; nobody else on stage has it. */
  number: number;
  state: 'invited' | 'seated';
  sinceMs: number;
  /** When an invitation by a link ends; others do not end by themselves. */
  expiresAtMs?: number;
  /** The paid question for whose answer the seat is given, and not for longer. */
  questionId?: string;
  /** The seat stays when that answer is over: they had it before. */
  stays?: boolean;
}

/** The seats beside the host's, in the order of their numbers. */
export type Stage = readonly Seat[];

/** Who is on air, and whether more than one person has to be shown. */
export interface OnAir {
  /** The host and the seated who send; empty while there is nobody but the host. */
  onAir: string[];
  /** Guests are there, expected, or were there a moment ago. */
  hasCompany: boolean;
  /** Since when the host has been alone while `hasCompany`; else 0. */
  aloneSinceMs: number;
}

/** A voice room has sound only. */
export const ROOM_KINDS = ['video', 'voice'] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];
/** How viewers come on stage by themselves: they ask, take a free seat, or do not. */
export const ADMISSIONS = ['ask', 'free', 'closed'] as const;
export type Admission = (typeof ADMISSIONS)[number];
export const MIX_STATES = ['idle', 'starting', 'live', 'stopping'] as const;
export type MixState = (typeof MIX_STATES)[number];
export const ROOM_STATES = ['open', 'closed'] as const;

/** How a task ended. */
export interface EndedTask {
  fence: number;
  /** For whom it was started. */
  hostId: string;
  startedAtMs: number;
  endedAtMs: number;
  /** How much of it the host's stream was passed on as it is. */
  relayedMs: number;
  outcome: MixOutcome;
}

/** What a task does, since when, and how long it has only relayed before. */
export interface ModeTime {
  mode: MixMode;
  modeSinceMs: number;
  relayedMs: number;
}

/** A place of the quotas that may be held by a mix that does not run. */
export interface OwedPlace {
  /** Whose it is; empty when nothing is owed. */
  owedHostId: string;
  /** From then on no write of it can arrive any more, and it is given back. */
  owedSettledFromMs: number;
}

/** No place is owed. */
export const NOTHING_OWED: OwedPlace = { owedHostId: '', owedSettledFromMs: 0 };

/** The mix of a room: which task pushes to which stream, and when the stream may be used again. */
export interface Mix extends ModeTime, OwedPlace {
  state: MixState;
  /** For whom the newest task was started: it counts with them, whoever has the room by now. */
  hostId: string;
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
  /** The fence of the newest task that was known to run. */
  liveFence: number;
  params: MixParams | undefined;
  /** Grows with every start and every change of the scene. */
  layoutVersion: number;
  /** The version that the service is known to show. */
  appliedLayoutVersion: number;
  /** The newest version that a call has begun to send to the service … */
  sentLayoutVersion: number;
  /** … whose calls may arrive until then; 0 when it is known that they have. */
  sendUntilMs: number;
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

/** How a room runs itself. */
export interface RoomRules {
  /** The mix starts when the host publishes. */
  autoStart: boolean;
  /** The mix stops when the host has been gone for longer than the grace. */
  autoStop: boolean;
  hostGraceSeconds: number;
  /** Who gets the room when the host has been gone for the grace, if they are on stage; or empty. */
  deputyId: string;
  /** The longest that a mix runs; `LEFT_OPEN` for as long as the deployment lets it. */
  maxDurationMinutes: number;
  /** How many people may be on stage, the host included. */
  maxSeats: number;
  /** How viewers come on stage by themselves; an invitation is always good. */
  admission: Admission;
  /** Whether a lone host's stream may be passed on as it is, which costs a part of a mix. */
  allowRelay: boolean;
  /** Whether other hosts may invite it to a PK. */
  allowPk: boolean;
  /** As long after a PK may the other hosts of it not invite it again; 0 for no pause. */
  opponentPauseMinutes: number;
  /** Whether names are written into the panes of its mixes, unless a mix says otherwise. */
  namePlates: boolean;
  /** Whether its mixes are recorded, and by whose word. */
  recording: RecordingRule;
}

/** What of a room is to be changed; the rest stays. */
export type RoomChange = {
  [Field in keyof RoomRules | 'title']?: (RoomRules & { title: string })[Field] | undefined;
};

/** What of a forbidden stream is ordered, or done; a room whose stream may be pushed has none. */
export interface ForbiddenStream {
  state: 'forbidding' | 'forbidden' | 'allowing';
  /** Until then a call that tells the live service of it, or of what was before, may arrive; or 0. */
  callsUntilMs: number;
}

/** A show: its people, its rules, and its mix. */
export interface Room extends RoomRules, OnAir {
  roomId: string;
  /** Who has created it, and can open it again when it is closed. */
  ownerId: string;
  /** Whose show it is: the owner's, unless it was handed over. */
  hostId: string;
  hostName: string;
  title: string;
  kind: RoomKind;
  state: (typeof ROOM_STATES)[number];
  createdAtMs: number;
  /** Whether a mix of it has been live since. */
  wasLive: boolean;
  /** Who may refuse, remove, mute and ban people in the room, beside the host. */
  moderators: readonly string[];
  /** Who is on stage beside the host, or invited. */
  stage: Stage;
  /** What the host says of seats in this show; those that are not named are free to all. */
  seatRules: readonly SeatRule[];
  /** Grows with every change of the stage and of its seats. */
  stageVersion: number;
  /** Whom moderation has covered in this show; absent if it never has. */
  cover: Cover | undefined;
  /** What moderation has reported last in this show. */
  lastReport: LastReport | undefined;
  /** Whether moderation has forbidden its stream, over shows; absent if it may be pushed. */
  forbidden: ForbiddenStream | undefined;
  /** What other tables know of the room, as far as it has been noted. */
  noted: Noted;
  /** How many watched when the live service last counted. */
  viewers: ViewerCount | undefined;
  /** The PK that the room is in or invited to. */
  pk: PkPointer | undefined;
  /** Who has been refused a PK lately. */
  refusals: Refusals;
  /** The last PK that ran. */
  lastPk: LastPk | undefined;
  /** The terms of paid questions; absent if there have never been any. */
  qna: Qna | undefined;
  /** Facts and events that are on their way from the row. */
  outbox: Outbox;
  /** How far its events have come to the customer's server. */
  delivery: Delivery;
  mix: Mix;
  record: RoomRecording;
}

/** A room that is about to be created. */
export type NewRoom = Omit<
  Room,
  | 'mix'
  | 'record'
  | 'state'
  | 'wasLive'
  | 'moderators'
  | 'ownerId'
  | 'outbox'
  | 'delivery'
  | 'stage'
  | 'seatRules'
  | 'stageVersion'
  | 'noted'
  | 'cover'
  | 'lastReport'
  | 'forbidden'
  | 'viewers'
  | keyof OnAir
  | 'pk'
  | 'refusals'
  | 'lastPk'
  | 'qna'
>;

/** Throws `RoomClosed`. */
export function requireOpen({ state }: Pick<Room, 'state'>): void {
  if (state === 'closed') throw roomClosed();
}

/** Throws `StreamForbidden`, also while the live service may still refuse the stream. */
export function requireAllowedStream({ forbidden }: Pick<Room, 'forbidden'>): void {
  if (forbidden) {
    throw new AppError('StreamForbidden', "Moderation has forbidden the room's stream.");
  }
}

/** The refusal of what only an open room can do. */
function roomClosed(): AppError {
  return new AppError('RoomClosed', 'The room is closed.');
}

/** The task of a mix: a late call for an older task can be told by its fence. */
export function taskId(roomId: string, fence: number): string {
  return `${roomId}-${fence}`;
}

/** The stream's name: the room id, and a generation that grows when a new StreamURL is taken. */
export function streamName(roomId: string, generation: number): string {
  return generation === 0 ? roomId : `${roomId}_g${generation}`;
}

/** The room whose stream has this name; room ids have no underscore. */
export function roomIdOf(stream: string): string {
  return stream.replace(/_g\d+$/, '');
}
