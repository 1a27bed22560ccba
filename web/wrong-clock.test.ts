/** What counts down on a computer whose clock is wrong: it goes by the service's, `clock.ts`. */
import type { Pk, Round } from './api/types';
import { hearServiceTime, serviceNowMs } from './clock';
import { mixViewOf } from './room/mix-view';
import { pkSceneOf } from './room/pk-scene';
import { secondsUntil } from './time-words';

const NOW_MS = Date.parse('2026-01-01T10:00:00Z');
const MINUTE_MS = 60_000;
const inSeconds = (seconds: number) => new Date(NOW_MS + seconds * 1000).toISOString();

beforeEach(() => {
  jest.useFakeTimers({ now: NOW_MS });
});
afterEach(() => {
  jest.useRealTimers();
});

describe.each([-5, 5])('with a clock that is off by %i minutes', (minutes) => {
  beforeEach(() => {
    jest.setSystemTime(NOW_MS + minutes * MINUTE_MS);
    hearServiceTime(inSeconds(0));
    // Three seconds pass, and then somebody sets the clock, wrong again.
    jest.advanceTimersByTime(3000);
    jest.setSystemTime(NOW_MS - 2 * minutes * MINUTE_MS);
  });

  test('a stream rests for as long as the service says', () => {
    const mix = { state: 'idle', availableAt: inSeconds(10) } as const;
    expect(mixViewOf(mix, serviceNowMs())).toEqual({ kind: 'resting', secondsLeft: 7 });
  });

  test('a broadcast has been live, and may be, for as long as the service says', () => {
    const times = { startedAt: inSeconds(-60), endsBy: inSeconds(90) };
    const view = mixViewOf({ state: 'live', ...times }, serviceNowMs());
    expect(view).toMatchObject({ liveMs: 63_000, leftMs: 87_000 });
  });

  test('the time to come back and the time for an answer end when the service ends them', () => {
    expect(secondsUntil(Date.parse(inSeconds(20)), serviceNowMs())).toBe(17);
    expect(secondsUntil(Date.parse(inSeconds(3)), serviceNowMs())).toBe(0);
  });

  test('an invitation to a PK, and its round, end when the service ends them', () => {
    const pk: Pk = {
      ...{ pkId: 'pk-1', state: 'invited', rounds: [], hostsJoinBoth: true },
      others: [{ roomId: 'jazz', hostId: 'bob', hostName: 'Bob' }],
      invitation: {
        ...{ roomId: 'tea', hostId: 'ann', hostName: 'Ann', invitedBy: 'jazz' },
        ...{ minutes: 5, punishSeconds: 60, expiresAt: inSeconds(30) },
      },
    };
    const round: Round = {
      ...{ roundId: 'pk-1-1', number: 1, state: 'running', minutes: 5, punishSeconds: 60 },
      ...{ score: [], startedAt: inSeconds(-270) },
      ...{ endsAt: inSeconds(30), punishUntil: inSeconds(90) },
    };
    const scene = (more: Partial<Pk>) =>
      pkSceneOf({ roomId: 'tea', hostName: 'Ann', pk: { ...pk, ...more } }, serviceNowMs());
    expect(scene({})).toMatchObject({ kind: 'invited', secondsLeft: 27 });
    expect(scene({ state: 'running', round })).toMatchObject({ kind: 'linked', leftMs: 27_000 });
  });
});
