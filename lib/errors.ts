/**
 * Every error code that a caller can meet, in one table. `retryable` says whether the same request
 * may succeed later without being changed.
 */
const ERRORS = {
  InvalidRequest: { status: 400, retryable: false },
  InvalidJson: { status: 400, retryable: false },
  Unauthenticated: { status: 401, retryable: false },
  TokenExpired: { status: 401, retryable: false },
  NotRoomHost: { status: 403, retryable: false },
  NotAdmin: { status: 403, retryable: false },
  NotInvited: { status: 403, retryable: false },
  NotOnStage: { status: 403, retryable: false },
  Banned: { status: 403, retryable: false },
  StreamForbidden: { status: 403, retryable: false },
  RoomNotFound: { status: 404, retryable: false },
  QuestionNotFound: { status: 404, retryable: false },
  RoundNotFound: { status: 404, retryable: false },
  ReplayNotFound: { status: 404, retryable: false },
  RouteNotFound: { status: 404, retryable: false },
  RoomExists: { status: 409, retryable: false },
  RoomClosed: { status: 409, retryable: false },
  StageClosed: { status: 409, retryable: false },
  StageFull: { status: 409, retryable: false },
  SeatTaken: { status: 409, retryable: false },
  SeatLocked: { status: 409, retryable: false },
  NotInChannel: { status: 409, retryable: true },
  TooManyModerators: { status: 409, retryable: false },
  HostStays: { status: 409, retryable: false },
  QnaNotOpen: { status: 409, retryable: false },
  QnaNotPossible: { status: 409, retryable: false },
  QuestionOpen: { status: 409, retryable: false },
  QuestionNotWaiting: { status: 409, retryable: false },
  AnswerRunning: { status: 409, retryable: true },
  PkBusy: { status: 409, retryable: true },
  RoundRunning: { status: 409, retryable: true },
  PkFull: { status: 409, retryable: false },
  PkRefused: { status: 409, retryable: true },
  PkNotRunning: { status: 409, retryable: false },
  PkNotPossible: { status: 409, retryable: false },
  PkOff: { status: 409, retryable: false },
  MixAlreadyRunning: { status: 409, retryable: false },
  MixNotRunning: { status: 409, retryable: false },
  MixStopping: { status: 409, retryable: true },
  StreamCoolingDown: { status: 409, retryable: true },
  RecordingNotPossible: { status: 409, retryable: false },
  RecordingStopping: { status: 409, retryable: true },
  StreamNotThere: { status: 409, retryable: true },
  ReplayRecording: { status: 409, retryable: false },
  StaleLayoutVersion: { status: 409, retryable: false },
  ChannelEmpty: { status: 409, retryable: true },
  NotEnoughSeats: { status: 409, retryable: false },
  BodyTooLarge: { status: 413, retryable: false },
  IdempotencyKeyReused: { status: 422, retryable: false },
  QuotaExceeded: { status: 429, retryable: true },
  RateLimited: { status: 429, retryable: true },
  TooManyStageRequests: { status: 429, retryable: true },
  TooManyQuestions: { status: 429, retryable: true },
  InternalError: { status: 500, retryable: true },
  MixerRefused: { status: 502, retryable: false },
  RecorderRefused: { status: 502, retryable: false },
  MixerUnavailable: { status: 503, retryable: true },
  StoreUnavailable: { status: 503, retryable: true },
  KeysUnavailable: { status: 503, retryable: true },
  RoomBusy: { status: 503, retryable: true },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** All codes, in the order of their statuses. */
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[];

/** When a retryable call is worth repeating, where the error itself does not know. */
const RETRY_AFTER_MS = 1000;

/** The same for codes whose cause lasts longer: people end it, a mix or an answer at a time. */
const LONGER_RETRY_AFTER_MS: Partial<Record<ErrorCode, number>> = {
  AnswerRunning: 10_000,
  QuotaExceeded: 10_000,
};

export interface ErrorOptions {
  /** When a retryable request is worth repeating, if that is known. */
  retryAfterMs?: number;
  /** Facts that a program may act on; never internals or secrets. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** An error with a code from the table; its message and details are shown to the caller. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.details = options.details;
  }

  /** The HTTP status of the code. */
  get status(): number {
    return ERRORS[this.code].status;
  }

  /** Whether the unchanged request may succeed later. */
  get retryable(): boolean {
    return ERRORS[this.code].retryable;
  }
}

/** What a caller is told: every retryable code comes with a time, and no other one. */
export function retryDelayMs({ code, retryable, retryAfterMs }: AppError): number | undefined {
  if (!retryable) return undefined;
  return retryAfterMs ?? LONGER_RETRY_AFTER_MS[code] ?? RETRY_AFTER_MS;
}
