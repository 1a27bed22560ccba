/**
 * Teams of a round: rooms that win and lose together. In a round without teams each room is a team of
 * its own. Whether a split is fair is for the hosts to say, who all accept it: three may meet one.
 */
import { AppError } from '../errors';
import { type RoundSide, TEAM_NUMBERS, type TeamNumber } from './round-side';

/** Two rooms have nobody to team up with. */
const MIN_TEAM_ROOMS = 3;

/** The rooms of each team; the number of a team is its place, counted from 1. */
export type Teams = string[][];

/**
 * The same teams in the order of these rooms, so that whoever means the same split says the same.
 * Throws `InvalidRequest` unless these are three rooms or more, each of them in one team.
 */
export function teamsAmong(roomIds: readonly string[], teams: Teams): Teams {
  const named = teams.flat();
  if (roomIds.length < MIN_TEAM_ROOMS) {
    throw invalid(`expected none, as the PK has fewer than ${MIN_TEAM_ROOMS} rooms.`);
  }
  if (named.length !== roomIds.length || !roomIds.every((roomId) => named.includes(roomId))) {
    throw invalid(`expected each of the rooms ${roomIds.join(', ')} in one team.`);
  }
  const placeOf = ([first = '']: string[]) => roomIds.indexOf(first);
  return teams
    .map((team) => roomIds.filter((roomId) => team.includes(roomId)))
    .toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** Whether these are the same teams, in whatever order they and their rooms are named; or none. */
export function areSameTeams(one: Teams | undefined, other: Teams | undefined): boolean {
  const inOrder = (teams?: Teams) => teams?.map((team) => team.toSorted()).toSorted();
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** The number of the room's team; undefined without teams. */
export function teamOf(teams: Teams | undefined, roomId: string): TeamNumber | undefined {
  return TEAM_NUMBERS.find((number) => teams?.[number - 1]?.includes(roomId));
}

/** The teams of a round; undefined if each room was for itself. */
export function teamsIn(score: readonly RoundSide[]): Teams | undefined {
  if (score.every(({ team }) => !team)) return undefined;
  return TEAM_NUMBERS.map((number) =>
    score.filter(({ team }) => team === number).map(({ roomId }) => roomId),
  );
}

/** A round is decided when one team is left: all rooms of the others have given it up or left it. */
export function isDecided(score: readonly RoundSide[]): boolean {
  return teamsLeft(score).length < 2;
}

/**
 * The rooms that have won; none if nobody has. Of the teams with a room that has neither given up nor
 * left, the one with more points than all others wins. What was given to a room that is out stays with
 * its team; but that room has lost, whatever its team does.
 */
export function winnersOf(score: readonly RoundSide[]): string[] {
  const [first, second] = teamsLeft(score).toSorted(
    (one, other) => pointsOf(other) - pointsOf(one),
  );
  if (!first || (second && pointsOf(first) === pointsOf(second))) return [];
  return first.filter(({ out }) => !out).map(({ roomId }) => roomId);
}

function teamsLeft(score: readonly RoundSide[]): RoundSide[][] {
  const nameOf = ({ roomId, team }: RoundSide) => team ?? roomId;
  const names = [...new Set(score.map(nameOf))];
  return names
    .map((name) => score.filter((side) => nameOf(side) === name))
    .filter((team) => team.some(({ out }) => !out));
}

function pointsOf(team: readonly RoundSide[]): number {
  return team.reduce((sum, { points }) => sum + points, 0);
}

function invalid(expected: string): AppError {
  return new AppError('InvalidRequest', `body.teams: ${expected}`);
}
