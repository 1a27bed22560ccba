import type { LastPk, Pk, Round, RoundResult } from '../api/types';
import { canInvite, pkSceneOf, sharesOf } from './pk-scene';

const NOW_MS = Date.parse('2026-01-01T10:00:00Z');
const bob = { roomId: 'jazz', hostId: 'bob', hostName: 'Bob' };
const eve = { roomId: 'rock', hostId: 'eve', hostName: 'Eve' };
const tea = { roomId: 'tea', hostName: 'Tee' };
const jazz = { roomId: 'jazz', hostName: 'Bob' };
const terms = { minutes: 5, punishSeconds: 60, expiresAt: '2026-01-01T10:00:12.300Z' };
const invitation = { ...bob, invitedBy: 'tea', ...terms };
const pk: Pk = {
  ...{ pkId: 'pk-1', state: 'invited', others: [], invitation },
  ...{ rounds: [], hostsJoinBoth: false },
};
const score = [
  { ...tea, points: 3 },
  { ...jazz, points: 1 },
];
const round: Round = {
  roundId: 'pk-1-1',
  number: 1,
  state: 'running',
  minutes: 5,
  punishSeconds: 60,
  score,
  startedAt: '2026-01-01T09:55:12.300Z',
  endsAt: '2026-01-01T10:00:12.300Z',
  punishUntil: '2026-01-01T10:01:12.300Z',
};
const result: RoundResult = {
  ...{ roundId: 'pk-1-1', number: 1, score, winnerRoomIds: ['tea'], outcome: 'time-is-up' },
  startedAt: '2026-01-01T09:55:12.300Z',
  endedAt: '2026-01-01T09:59:30Z',
};
const lastPk: LastPk = {
  ...{ pkId: 'pk-1', others: [bob], rounds: [result], outcome: 'ended-by-host' },
  endedAt: '2026-01-01T09:59:30Z',
};
const { invitation: _, ...accepted } = pk;
const linked: Pk = { ...accepted, state: 'running', others: [bob], round };

test('an invitation is one of ours or one to us, and counts down to nothing', () => {
  expect(pkSceneOf({ ...tea, pk }, NOW_MS)).toMatchObject({
    ...{ kind: 'inviting', name: 'Bob', secondsLeft: 13 },
  });
  const host = { roomId: 'tea', hostId: 'host', hostName: 'Tee' };
  const toUs = { ...jazz, pk: { ...pk, others: [host] } };
  expect(pkSceneOf(toUs, NOW_MS)).toMatchObject({ kind: 'invited', name: 'Tee', minutes: 5 });
  expect(pkSceneOf({ ...tea, pk }, NOW_MS + 60_000)).toMatchObject({ secondsLeft: 0 });
});

test('who is invited into a PK that runs is told who is in it, and of no first round', () => {
  const invited = { ...eve, invitedBy: 'jazz', ...terms };
  const host = { roomId: 'tea', hostId: 'host', hostName: 'Tee' };
  const seen: Pk = { ...linked, state: 'invited', others: [host, bob], invitation: invited };
  expect(pkSceneOf({ roomId: 'rock', hostName: 'Eve', pk: seen }, NOW_MS)).toMatchObject({
    ...{ kind: 'invited', name: 'Bob', with: ['Tee'], minutes: undefined },
  });
  expect(pkSceneOf({ ...tea, pk: { ...linked, invitation: invited } }, NOW_MS)).toMatchObject({
    ...{ kind: 'linked', inviting: { name: 'Eve', secondsLeft: 13 } },
  });
});

test('one more room may be invited while there is a place, and nobody else is invited', () => {
  const pal = (roomId: string) => ({ ...bob, roomId });
  expect(canInvite({})).toBe(true);
  expect(canInvite({ pk })).toBe(false);
  expect(canInvite({ pk: linked })).toBe(true);
  expect(canInvite({ pk: { ...linked, hostsJoinBoth: true } })).toBe(false);
  expect(canInvite({ pk: { ...linked, invitation } })).toBe(false);
  expect(canInvite({ pk: { ...linked, others: ['a', 'b', 'c'].map(pal) } })).toBe(false);
});

test('a round rings its bell and ends its punishment by its times, whatever was heard last', () => {
  const sceneIn = (ms: number) => pkSceneOf({ ...tea, pk: linked, lastPk }, NOW_MS + ms);
  expect(sceneIn(0)).toMatchObject({ kind: 'linked', state: 'running', leftMs: 12_300 });
  expect(sceneIn(12_299)).toMatchObject({ state: 'running', leftMs: 1 });
  expect(sceneIn(12_300)).toMatchObject({ state: 'punishing', leftMs: 60_000 });
  expect(sceneIn(72_300)).toMatchObject({ state: 'over', leftMs: 0 });
});

test('a round has a result once its score is final, and none before', () => {
  expect(pkSceneOf({ ...tea, pk: linked }, NOW_MS)).toHaveProperty('result', undefined);
  const settled = { ...linked, rounds: [result] };
  expect(pkSceneOf({ ...tea, pk: settled }, NOW_MS)).toMatchObject({ result });
  const next = { ...settled, round: { ...round, number: 2 } };
  expect(pkSceneOf({ ...tea, pk: next }, NOW_MS)).toHaveProperty('result', undefined);
});

test('a proposal says who has not answered, counts down, and is gone when it has run out', () => {
  const proposal = { by: 'jazz', acceptedBy: ['jazz'], ...terms };
  const proposed = { ...tea, pk: { ...linked, others: [bob, eve], proposal } };
  expect(pkSceneOf(proposed, NOW_MS)).toMatchObject({
    proposal: {
      ...{ name: 'Bob', isAccepted: false, waitsFor: ['Eve'] },
      ...{ minutes: 5, punishSeconds: 60, secondsLeft: 13 },
    },
  });
  expect(pkSceneOf(proposed, NOW_MS + 12_300)).toHaveProperty('proposal', undefined);
});

test('a result is shown until it is dismissed or old', () => {
  const room = { ...tea, lastPk };
  expect(pkSceneOf(room, NOW_MS)).toMatchObject({ kind: 'over', outcome: 'ended-by-host' });
  expect(pkSceneOf(room, NOW_MS, 'pk-1')).toEqual({ kind: 'none' });
  expect(pkSceneOf(room, NOW_MS, 'pk-0')).toMatchObject({ kind: 'over' });
  expect(pkSceneOf(room, NOW_MS + 120_000)).toEqual({ kind: 'none' });
  expect(pkSceneOf(tea, NOW_MS)).toEqual({ kind: 'none' });
});

test('the bar shows all sides, however far one is ahead, and is full', () => {
  const shares = (...points: number[]) =>
    sharesOf(points.map((each) => ({ ...tea, points: each }))).map(Math.round);
  expect(shares(0, 0)).toEqual([50, 50]);
  expect(shares(900, 0)).toEqual([92, 8]);
  expect(shares(0, 900, 0)).toEqual([8, 84, 8]);
  expect(shares(1, 1, 1, 1)).toEqual([25, 25, 25, 25]);
});
