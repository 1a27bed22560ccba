import { pkOf } from './pk-fixture';
import { othersIn, partyOf, withAccepted, withInvited, withoutParty } from './pk-parties';
import { roundFacts, shownRounds } from './pk-rounds';
import { begun, surrendered, wanted } from './pk-terms';

const ROCK = { roomId: 'rock', hostId: 'third', hostName: 'Third' };
const POINTER = {
  ...{ pkId: 'pk-1', stay: 2, state: 'running' as const, others: [] },
  ...{ deadlineMs: 0, toldStep: 0, fence: 1 },
};
const two = pkOf('tea', 'jazz');
const three = pkOf('tea', 'jazz', 'rock');
const idsOf = (rooms: { roomId: string }[]) => rooms.map(({ roomId }) => roomId);

test('an invitation that ends, however it does, leaves the PK as it was', () => {
  const proposed = wanted(two, 'tea', { minutes: 3, punishSeconds: 0 }, 2000);
  const invited = withInvited(proposed, ROCK, 'tea', 30_000);
  for (const outcome of ['refused', 'withdrawn', 'expired'] as const) {
    const after = withoutParty(invited, 'rock', outcome, 5000);
    expect(after).toMatchObject({ state: 'running', round: two.round });
    expect(after.proposal).toEqual(proposed.proposal);
    expect(idsOf(othersIn(after, 'tea'))).toEqual(['jazz']);
    expect(partyOf(after, 'rock')).toMatchObject({ state: 'gone', outcome });
  }
});

test('a room that comes in while a round runs takes part from the next one', () => {
  const joined = withAccepted(withInvited(two, ROCK, 'tea', 30_000), 'rock', 5000);
  expect(idsOf(othersIn(joined, 'tea'))).toEqual(['jazz', 'rock']);
  expect(joined.round).toEqual(two.round);
  expect(roundFacts('rock', POINTER, joined)).toEqual([]);
  expect(roundFacts('tea', POINTER, joined)).toMatchObject([{ type: 'pk.round-started' }]);
});

test('a room tells of its first round, also if who began it has a clock behind', () => {
  const joined = withAccepted(withInvited(two, ROCK, 'tea', 30_000), 'rock', 5000);
  const next = begun(joined, { minutes: 3, punishSeconds: 0 }, 4000);
  expect(roundFacts('rock', POINTER, next)).toMatchObject([
    { type: 'pk.round-started', atMs: 4000, data: { round: 2 } },
  ]);
});

test('a room that comes back tells nothing of the rounds that it had before', () => {
  const back = withInvited(withoutParty(three, 'rock', 'host-left', 5000), ROCK, 'tea', 30_000);
  const joined = withAccepted(back, 'rock', 900);
  expect(roundFacts('rock', POINTER, joined)).toEqual([]);
});

test('a PK of three goes on when one leaves, who has lost the round; a PK of two is over', () => {
  const left = withoutParty(three, 'jazz', 'host-left', 5000);
  expect(left).toMatchObject({ state: 'running', round: { isSettled: false } });
  expect(left.round.score[1]).toMatchObject({ roomId: 'jazz', out: 'left' });
  expect(shownRounds(left, 'jazz')).toMatchObject([{ outcome: 'left' }]);
  expect(shownRounds(left, 'jazz')[0]?.winnerRoomIds).toEqual([]);
  const over = withoutParty(left, 'tea', 'ended-by-host', 6000);
  expect(over).toMatchObject({ state: 'over', outcome: 'ended-by-host', endedAtMs: 6000 });
  expect(shownRounds(over, 'rock')).toMatchObject([
    { outcome: 'pk-ended', winnerRoomIds: ['rock'] },
  ]);
});

test('when all but one have given up or left, the round is over and the PK goes on', () => {
  const one = surrendered(three, 'tea', 5000);
  expect(one.round.isSettled).toBe(false);
  const decided = withoutParty(one, 'jazz', 'room-closed', 6000);
  expect(decided).toMatchObject({ state: 'running', round: { isSettled: true, bellAtMs: 6000 } });
  expect(shownRounds(decided, 'tea')).toMatchObject([
    { winnerRoomIds: ['rock'], outcome: 'surrendered' },
  ]);
});

test('a round that is over stays as it was, also if the PK ends by a clock that is behind', () => {
  const decided = surrendered(two, 'tea', 5000);
  const over = withoutParty(decided, 'tea', 'ended-by-host', 4000);
  expect(shownRounds(over, 'jazz')).toEqual(shownRounds(decided, 'jazz'));
});

test('a round begins when the hosts of all rooms want the same, and not before', () => {
  const terms = { minutes: 3, punishSeconds: 0 };
  const settledPk = { ...three, round: { ...three.round, isSettled: true } };
  const one = wanted(settledPk, 'tea', terms, 400_000);
  const both = wanted(one, 'jazz', terms, 401_000);
  expect(both.proposal).toMatchObject({ by: 'tea', acceptedBy: ['tea', 'jazz'] });
  expect(both.round.number).toBe(1);
  expect(wanted(both, 'jazz', terms, 402_000).round.number).toBe(1);
  expect(wanted(both, 'rock', terms, 402_000)).toMatchObject({
    ...{ ...terms, proposal: undefined, round: { number: 2, startedAtMs: 402_000 } },
  });
  expect(wanted(both, 'rock', { ...terms, minutes: 4 }, 402_000).proposal).toMatchObject({
    ...{ by: 'rock', acceptedBy: ['rock'], minutes: 4 },
  });
});

test('a round of teams begins when all hosts want these, in whatever order they name them', () => {
  const terms = { minutes: 3, punishSeconds: 0 };
  const teams = [['rock', 'tea'], ['jazz']];
  const said = { ...terms, teams: [['jazz'], ['tea', 'rock']] };
  const one = wanted(three, 'tea', { ...terms, teams }, 400_000);
  const two = wanted(one, 'jazz', said, 401_000);
  expect(two.proposal).toMatchObject({ by: 'tea', acceptedBy: ['tea', 'jazz'] });
  for (const other of [terms, { ...terms, teams: [['tea'], ['jazz', 'rock']] }]) {
    expect(wanted(two, 'rock', other, 402_000).proposal).toMatchObject({ acceptedBy: ['rock'] });
  }
  const begun = wanted(two, 'rock', said, 402_000);
  expect(begun).toMatchObject({ proposal: undefined, round: { number: 2 } });
  expect(begun.round.score.map(({ team }) => team)).toEqual([1, 2, 1]);
  expect(wanted(begun, 'tea', terms, 900_000).proposal?.teams).toBeUndefined();
});

test('what was proposed is void when a room comes or leaves', () => {
  const terms = { minutes: 3, punishSeconds: 0 };
  const proposed = wanted(three, 'tea', terms, 400_000);
  expect(withoutParty(proposed, 'rock', 'host-left', 401_000).proposal).toBeUndefined();
  const more = withInvited(proposed, { ...ROCK, roomId: 'pop' }, 'tea', 430_000);
  expect(more.proposal).toBeDefined();
  expect(withAccepted(more, 'pop', 401_000).proposal).toBeUndefined();
});
