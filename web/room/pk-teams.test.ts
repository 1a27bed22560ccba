import { keyOf, pointsOf, splitsOf, teamsOf, teamsToRepeat } from './pk-teams';

const side = (roomId: string, points: number, team?: 1 | 2) => ({
  ...{ roomId, hostName: roomId, points },
  ...(team && { team }),
});
const SCORE = [side('jazz', 3, 2), side('tea', 1, 1), side('rock', 4, 2)];

test('the sides of a round are its teams, the own one first, with their sums', () => {
  const teams = teamsOf(SCORE);
  expect(teams.map((team) => team.map(({ roomId }) => roomId))).toEqual([
    ['jazz', 'rock'],
    ['tea'],
  ]);
  expect(teams.map(pointsOf)).toEqual([7, 1]);
  expect(teamsOf([side('tea', 1), side('jazz', 2)]).map(pointsOf)).toEqual([1, 2]);
});

test('three rooms can be split in three ways, and four in seven, two against two first', () => {
  expect(splitsOf(['tea', 'jazz'])).toEqual([]);
  expect(splitsOf(['tea', 'jazz', 'rock']).map(keyOf)).toEqual([
    ...['tea : jazz rock', 'rock tea : jazz', 'jazz tea : rock'],
  ]);
  const four = splitsOf(['tea', 'jazz', 'rock', 'pop']);
  expect(four.map(([own]) => own?.length)).toEqual([2, 2, 2, 1, 3, 3, 3]);
  expect(new Set(four.map(keyOf)).size).toBe(7);
});

test('the teams of a round can be chosen again by the same rooms', () => {
  const again = keyOf(teamsToRepeat(SCORE));
  expect(splitsOf(['jazz', 'rock', 'tea']).map(keyOf)).toContain(again);
  expect(splitsOf(['jazz', 'rock', 'pop']).map(keyOf)).not.toContain(again);
  expect(keyOf(teamsToRepeat([side('tea', 1), side('jazz', 2)]))).toBe('');
});
