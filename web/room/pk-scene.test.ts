import type { LastPk, Pk, Round, RoundResult } from '../api/types';
import { ownShare, pkSceneOf } from './pk-scene';

const NOW_MS = Date.parse('2026-01-01T10:00:00Z');
const opponent = { roomId: 'jazz', hostId: 'bob', hostName: 'Bob' };
const invitation = { minutes: 5, punishSeconds: 60, expiresAt: '2026-01-01T10:00:12.300Z' };
const pk: Pk = {
  pkId: 'pk-1',
  state: 'invited',
  invitedBy: 'tea',
  opponent,
  invitation,
  rounds: [],
  hostsJoinBoth: true,
};
const round: Round = {
  roundId: 'pk-1-1',
  number: 1,
  state: 'running',
  minutes: 5,
  punishSeconds: 60,
  score: { own: 3, opponent: 1 },
  startedAt: '2026-01-01T09:55:12.300Z',
  endsAt: '2026-01-01T10:00:12.300Z',
  punishUntil: '2026-01-01T10:01:12.300Z',
};
const result: RoundResult = {
  ...{ roundId: 'pk-1-1', number: 1, score: { own: 3, opponent: 1 } },
  ...{ winner: 'own', outcome: 'time-is-up' },
  startedAt: '2026-01-01T09:55:12.300Z',
  endedAt: '2026-01-01T09:59:30Z',
};
const lastPk: LastPk = {
  pkId: 'pk-1',
  opponent,
  rounds: [result],
  outcome: 'ended-by-host',
  endedAt: '2026-01-01T09:59:30Z',
};
const { invitation: _, ...accepted } = pk;
const linked: Pk = { ...accepted, state: 'running', round };

test('an invitation is one of ours or one to us, and counts down to nothing', () => {
  expect(pkSceneOf({ roomId: 'tea', pk }, NOW_MS)).toMatchObject({
    kind: 'inviting',
    secondsLeft: 13,
  });
  expect(pkSceneOf({ roomId: 'pop', pk }, NOW_MS)).toMatchObject({ kind: 'invited' });
  expect(pkSceneOf({ roomId: 'tea', pk }, NOW_MS + 60_000)).toMatchObject({ secondsLeft: 0 });
});

test('a round rings its bell and ends its punishment by its times, whatever was heard last', () => {
  const sceneIn = (ms: number) => pkSceneOf({ roomId: 'tea', pk: linked, lastPk }, NOW_MS + ms);
  expect(sceneIn(0)).toMatchObject({ kind: 'linked', state: 'running', leftMs: 12_300 });
  expect(sceneIn(12_299)).toMatchObject({ state: 'running', leftMs: 1 });
  expect(sceneIn(12_300)).toMatchObject({ state: 'punishing', leftMs: 60_000 });
  expect(sceneIn(72_300)).toMatchObject({ state: 'over', leftMs: 0 });
});

test('a round has a result once its score is final, and none before', () => {
  expect(pkSceneOf({ roomId: 'tea', pk: linked }, NOW_MS)).toHaveProperty('result', undefined);
  const settled = { ...linked, rounds: [result] };
  expect(pkSceneOf({ roomId: 'tea', pk: settled }, NOW_MS)).toMatchObject({ result });
  const next = { ...settled, round: { ...round, number: 2 } };
  expect(pkSceneOf({ roomId: 'tea', pk: next }, NOW_MS)).toHaveProperty('result', undefined);
});

test('a proposal counts down, and is gone when it has run out', () => {
  const proposal = { by: 'opponent', ...invitation } as const;
  const proposed = { roomId: 'tea', pk: { ...linked, proposal } };
  expect(pkSceneOf(proposed, NOW_MS)).toMatchObject({
    proposal: { by: 'opponent', minutes: 5, punishSeconds: 60, secondsLeft: 13 },
  });
  expect(pkSceneOf(proposed, NOW_MS + 12_300)).toHaveProperty('proposal', undefined);
});

test('a result is shown until it is dismissed or old', () => {
  const room = { roomId: 'tea', lastPk };
  expect(pkSceneOf(room, NOW_MS)).toMatchObject({ kind: 'over', outcome: 'ended-by-host' });
  expect(pkSceneOf(room, NOW_MS, 'pk-1')).toEqual({ kind: 'none' });
  expect(pkSceneOf(room, NOW_MS, 'pk-0')).toMatchObject({ kind: 'over' });
  expect(pkSceneOf(room, NOW_MS + 120_000)).toEqual({ kind: 'none' });
  expect(pkSceneOf({ roomId: 'tea' }, NOW_MS)).toEqual({ kind: 'none' });
});

test('the bar shows both sides, however far one is ahead', () => {
  expect(ownShare({ own: 0, opponent: 0 })).toBe(50);
  expect(ownShare({ own: 3, opponent: 1 })).toBe(75);
  expect(ownShare({ own: 900, opponent: 0 })).toBe(92);
  expect(ownShare({ own: 0, opponent: 900 })).toBe(8);
});
