import { newRound, pastRound, ringIfDecided, withOut } from './round';
import type { RoundSide } from './round-side';
import { teamsAmong, teamsIn, winnersOf } from './teams';

const TERMS = { minutes: 2, punishSeconds: 30 };
const ROOMS = ['tea', 'jazz', 'rock', 'pop'];
const TEAMS = [
  ['tea', 'rock'],
  ['jazz', 'pop'],
];
const round = newRound({ number: 1, roomIds: ROOMS }, { ...TERMS, teams: TEAMS }, 1000);
const out = (roomId: string, why: 'surrendered' | 'left' = 'surrendered') => ({ roomId, out: why });

/** A round of two against two, in which these rooms have so many points. */
function played(points: number[], outRoomIds: string[] = []): RoundSide[] {
  return round.score.map((side, index) => ({
    ...{ ...side, points: points[index] ?? 0 },
    ...(outRoomIds.includes(side.roomId) && { out: 'left' as const }),
  }));
}

test('who has more points than all others has won, unless they gave up or left', () => {
  const won = (...points: number[]) =>
    winnersOf(points.map((each, index) => ({ roomId: `room${index}`, points: each })));
  expect([won(2, 1), won(1, 2), won(1, 1)]).toEqual([['room0'], ['room1'], []]);
  expect([won(1, 3, 2), won(3, 1, 3), won(0, 0, 0, 1)]).toEqual([['room1'], [], ['room3']]);
  const score = [
    { ...out('tea'), points: 9 },
    { ...out('rock', 'left'), points: 8 },
    { roomId: 'jazz', points: 0 },
  ];
  expect(winnersOf(score)).toEqual(['jazz']);
});

test('the sum of a team decides, not the best of its rooms', () => {
  expect(winnersOf(played([9, 5, 0, 5]))).toEqual(['jazz', 'pop']);
  expect(winnersOf(played([9, 5, 0, 4]))).toEqual([]);
  expect(winnersOf(played([9, 5, 1, 4]))).toEqual(['tea', 'rock']);
});

test('what was given to a room that is out stays with its team, but that room has lost', () => {
  expect(winnersOf(played([9, 5, 1, 0], ['tea']))).toEqual(['rock']);
  expect(winnersOf(played([9, 5, 1, 0], ['tea', 'rock']))).toEqual(['jazz', 'pop']);
});

test('a team has lost when all of it has given up or left, and not before', () => {
  const one = withOut(round, out('tea'), 2000);
  const oneOfEach = ringIfDecided(withOut(one, out('pop'), 2000), TERMS, 2000);
  expect(oneOfEach.isSettled).toBe(false);
  const decided = ringIfDecided(withOut(oneOfEach, out('rock', 'left'), 3000), TERMS, 3000);
  expect(decided).toMatchObject({ bellAtMs: 3000, isSettled: true });
  expect(winnersOf(decided.score)).toEqual(['jazz']);
  expect(pastRound(decided, 0)).toMatchObject({ outcome: 'surrendered' });
});

test('a round knows its teams, and has none if each room is for itself', () => {
  expect(teamsIn(round.score)).toEqual(TEAMS);
  expect(teamsIn(newRound({ number: 1, roomIds: ROOMS }, TERMS, 1000).score)).toBeUndefined();
});

test('whoever means the same teams says the same', () => {
  const said = teamsAmong(ROOMS, [
    ['pop', 'jazz'],
    ['rock', 'tea'],
  ]);
  expect(said).toEqual(TEAMS);
  expect(teamsAmong(ROOMS, [['pop'], ['jazz', 'rock', 'tea']])[0]).toEqual(['tea', 'jazz', 'rock']);
});

test.each([
  ['a room is in no team', ROOMS, [['tea', 'rock'], ['jazz']]],
  ['a room is in both', ROOMS, [['tea', 'rock', 'jazz'], ['jazz']]],
  [
    'a room is not in the PK',
    ROOMS,
    [
      ['tea', 'rock'],
      ['jazz', 'waltz'],
    ],
  ],
  [
    'a room is named twice',
    ROOMS,
    [
      ['tea', 'rock', 'rock'],
      ['jazz', 'pop'],
    ],
  ],
  ['there are two rooms', ['tea', 'jazz'], [['tea'], ['jazz']]],
])('there are no teams if %s', (_, roomIds, teams) => {
  expect(() => teamsAmong(roomIds, teams)).toThrow(
    expect.objectContaining({
      code: 'InvalidRequest',
      message: expect.stringMatching(/^body.teams:/),
    }),
  );
});
