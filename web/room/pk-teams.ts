import type { Round } from '../api/types';

type Score = Round['score'];

/** The rooms of both teams, by their ids. */
export type Teams = string[][];

/** The sides of a round, the own one first: its teams; or each room, if there are none. */
export function teamsOf(score: Score): Score[] {
  const nameOf = ({ roomId, team }: Score[number]) => team ?? roomId;
  const names = [...new Set(score.map(nameOf))];
  return names.map((name) => score.filter((side) => nameOf(side) === name));
}

/** What was given to all rooms of a team. */
export function pointsOf(team: Score): number {
  return team.reduce((sum, { points }) => sum + points, 0);
}

/**
 * All ways in which the rooms, the own one first, may be split into two teams, the most even ones
 * first; none for two rooms.
 */
export function splitsOf([own = '', ...others]: readonly string[]): Teams[] {
  if (others.length < 2) return [];
  return subsetsOf(others)
    .filter((mates) => mates.length < others.length)
    .map((mates) => [[own, ...mates], others.filter((roomId) => !mates.includes(roomId))])
    .sort((one, other) => unevenness(one) - unevenness(other));
}

/** The same for the same teams, in whatever order their rooms are; empty without teams. */
export function keyOf(teams: Teams): string {
  return teams.map((team) => [...team].sort().join(' ')).join(' : ');
}

/** The teams of a round as they can be proposed again, the own one first; none if it had none. */
export function teamsToRepeat(score: Score): Teams {
  if (score.every(({ team }) => !team)) return [];
  return teamsOf(score).map((team) => team.map(({ roomId }) => roomId));
}

function subsetsOf([first, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return [[]];
  const without = subsetsOf(rest);
  return [...without, ...without.map((set) => [first, ...set])];
}

function unevenness([one = [], other = []]: Teams): number {
  return Math.abs(one.length - other.length);
}
