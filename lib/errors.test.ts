import { AppError, type ErrorCode } from './errors';

/** The table once more, as callers know it: a change here is a change of the API. */
const TABLE: [code: ErrorCode, status: number, retryable: boolean][] = [
  ['InvalidRequest', 400, false],
  ['InvalidJson', 400, false],
  ['Unauthenticated', 401, false],
  ['TokenExpired', 401, false],
  ['NotRoomHost', 403, false],
  ['NotAdmin', 403, false],
  ['NotInvited', 403, false],
  ['NotOnStage', 403, false],
  ['RoomNotFound', 404, false],
  ['RouteNotFound', 404, false],
  ['RoomExists', 409, false],
  ['RoomClosed', 409, false],
  ['StageFull', 409, false],
  ['HostStays', 409, false],
  ['MixAlreadyRunning', 409, false],
  ['MixNotRunning', 409, false],
  ['MixStopping', 409, true],
  ['StreamCoolingDown', 409, true],
  ['StaleLayoutVersion', 409, false],
  ['ChannelEmpty', 409, true],
  ['NotEnoughSeats', 409, false],
  ['BodyTooLarge', 413, false],
  ['IdempotencyKeyReused', 422, false],
  ['QuotaExceeded', 429, true],
  ['RateLimited', 429, true],
  ['TooManyStageRequests', 429, true],
  ['InternalError', 500, true],
  ['MixerRefused', 502, false],
  ['MixerUnavailable', 503, true],
  ['StoreUnavailable', 503, true],
  ['KeysUnavailable', 503, true],
  ['RoomBusy', 503, true],
];

test.each(TABLE)('%s is a %i, retryable: %s', (code, ...expected) => {
  const { status, retryable } = new AppError(code, 'why');
  expect([status, retryable]).toEqual(expected);
});

test('carries what callers may act on, and keeps the cause for the log', () => {
  const cause = new Error('inside');
  const options = { retryAfterMs: 1500, details: { state: 'live' }, cause };
  const error = new AppError('MixStopping', 'wait', options);
  expect(error).toMatchObject({ name: 'AppError', message: 'wait', ...options });
});

test('says nothing of a retry or of details that there are not', () => {
  const { retryAfterMs, details, cause } = new AppError('RoomNotFound', 'none');
  expect([retryAfterMs, details, cause]).toEqual([undefined, undefined, undefined]);
});
