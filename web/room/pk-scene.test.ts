import type { LastPk, Pk } from '../api/types';
import { ownShare, pkSceneOf, resultOf } from './pk-scene';

const NOW_MS = Date.parse('2026-01-01T10:00:00Z');
const opponent = { roomId: 'jazz', hostId: 'bob', hostName: 'Bob' };
const pk: Pk = {
  pkId: 'pk-1',
  state: 'invited',
  invitedBy: 'tea',
  opponent,
  minutes: 5,
  endsAt: '2026-01-01T10:00:12.300Z',
  score: { own: 3, opponent: 1 },
  hostsJoinBoth: true,
};
const lastPk: LastPk = {
  pkId: 'pk-1',
  opponent,
  score: { own: 3, opponent: 1 },
  outcome: 'time-is-up',
  endedAt: '2026-01-01T09:59:30Z',
};

test('an invitation is one of ours or one to us, and counts down to nothing', () => {
  expect(pkSceneOf({ roomId: 'tea', pk }, NOW_MS)).toMatchObject({
    kind: 'inviting',
    secondsLeft: 13,
  });
  expect(pkSceneOf({ roomId: 'pop', pk }, NOW_MS)).toMatchObject({ kind: 'invited' });
  expect(pkSceneOf({ roomId: 'tea', pk }, NOW_MS + 60_000)).toMatchObject({ secondsLeft: 0 });
});

test('a running PK has a score and the time that is left, and hides the result before it', () => {
  const running = { ...pk, state: 'running' as const };
  expect(pkSceneOf({ roomId: 'tea', pk: running, lastPk }, NOW_MS)).toEqual({
    kind: 'running',
    opponent,
    score: pk.score,
    leftMs: 12_300,
  });
  expect(pkSceneOf({ roomId: 'tea', pk: running }, NOW_MS + 60_000)).toMatchObject({ leftMs: 0 });
});

test('a result is shown until it is dismissed or old', () => {
  const room = { roomId: 'tea', lastPk };
  expect(pkSceneOf(room, NOW_MS)).toMatchObject({ kind: 'over', outcome: 'time-is-up' });
  expect(pkSceneOf(room, NOW_MS, 'pk-1')).toEqual({ kind: 'none' });
  expect(pkSceneOf(room, NOW_MS, 'pk-0')).toMatchObject({ kind: 'over' });
  expect(pkSceneOf(room, NOW_MS + 120_000)).toEqual({ kind: 'none' });
  expect(pkSceneOf({ roomId: 'tea' }, NOW_MS)).toEqual({ kind: 'none' });
});

test('who has more points has won', () => {
  expect(resultOf({ own: 2, opponent: 1 })).toBe('won');
  expect(resultOf({ own: 1, opponent: 2 })).toBe('lost');
  expect(resultOf({ own: 0, opponent: 0 })).toBe('even');
});

test('the bar shows both sides, however far one is ahead', () => {
  expect(ownShare({ own: 0, opponent: 0 })).toBe(50);
  expect(ownShare({ own: 3, opponent: 1 })).toBe(75);
  expect(ownShare({ own: 900, opponent: 0 })).toBe(92);
  expect(ownShare({ own: 0, opponent: 900 })).toBe(8);
});
