import { AppError } from '../errors';
import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import { StoreFailed } from '../model/table';
import { toAppError } from './failure';

const SECRET = 'rtmp://push.example.com/live/1?auth_key=1-0-0-abc';
const refused = (code: string, throttled: boolean) =>
  new MixerRefused(code, { throttled, cause: new Error(SECRET) });

test('shows an error of ours as it is', () => {
  const error = new AppError('RoomClosed', 'The room is closed.');
  expect(toAppError(error)).toBe(error);
});

test("tells the service's code of a refusal, and that trying again is of no use", () => {
  const shown = toAppError(refused('InvalidLayoutID.Malformed', false));
  expect(shown).toMatchObject({
    code: 'MixerRefused',
    status: 502,
    retryable: false,
    retryAfterMs: undefined,
    details: { serviceCode: 'InvalidLayoutID.Malformed' },
  });
});

test.each([
  ['channel-empty', 'ChannelEmpty', 409],
  ['quota-used-up', 'QuotaExceeded', 429],
] as const)('tells of a refusal because of %s by a code of its own', (because, code, status) => {
  const shown = toAppError(new MixerRefused('Anything', { throttled: false, because }));
  expect(shown).toMatchObject({ code, status, retryable: true });
  expect(shown.details).toEqual({ serviceCode: 'Anything' });
});

test('answers a throttled call with 503 and when to try again', () => {
  const shown = toAppError(refused('Throttling.User', true));
  expect(shown).toMatchObject({ code: 'MixerUnavailable', status: 503, retryable: true });
  expect(shown.retryAfterMs).toBeGreaterThan(0);
  expect(shown.details).toEqual({ serviceCode: 'Throttling.User' });
});

test.each([
  ['a mixer that did not answer', new MixerOutcomeUnknown(SECRET), 'MixerUnavailable'],
  ['a store that did not answer', new StoreFailed(SECRET), 'StoreUnavailable'],
])('answers %s with 503 and when to try again', (_, cause, code) => {
  const shown = toAppError(cause);
  expect(shown).toMatchObject({ code, status: 503, retryable: true });
  expect(shown.retryAfterMs).toBeGreaterThan(0);
});

test.each([
  ['an error of a library', new TypeError(SECRET)],
  ['a thrown string', SECRET],
  ['a thrown undefined', undefined],
  ['a thrown object', { message: SECRET, statusCode: 200 }],
])('answers %s with 500', (_, cause) => {
  expect(toAppError(cause)).toMatchObject({ code: 'InternalError', status: 500, retryable: true });
});

test.each([
  refused('InvalidParameter', false),
  refused('Throttling', true),
  new MixerOutcomeUnknown(SECRET),
  new StoreFailed(SECRET, { cause: new Error(SECRET) }),
  new Error(SECRET),
])('shows no message of an inner error: %#', (cause) => {
  const { status, message, details } = toAppError(cause);
  expect(status).toBeGreaterThanOrEqual(500);
  expect(JSON.stringify({ message, details })).not.toContain('auth_key');
});

test('keeps the inner error as the cause, for the log', () => {
  for (const cause of [refused('X', true), refused('X', false), new StoreFailed('x'), 'x']) {
    expect(toAppError(cause).cause).toBe(cause);
  }
});
