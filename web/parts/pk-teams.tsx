import { dt } from '../i18n/desk-words';
import { namesOf } from '../names';
import { keyOf, splitsOf, type Teams } from '../room/pk-teams';
import { Choice } from './choice';

/** The rooms of a PK, the own one first. */
export type PkRooms = readonly { roomId: string; hostName: string }[];

interface Props {
  rooms: PkRooms;
  /** None if each is for itself. */
  value: Teams;
  onChoose(teams: Teams): void;
}

/** With whom against whom the next round shall be; nothing to choose between two. */
export function PkTeams({ rooms, value, onChoose }: Props) {
  const splits = splitsOf(rooms.map(({ roomId }) => roomId));
  if (splits.length === 0) return null;
  const all: Teams[] = [[], ...splits];
  const splitOf = (key: string) => all.find((teams) => keyOf(teams) === key) ?? [];
  return (
    <Choice
      words={dt('pk.teams')}
      test="round-teams"
      values={all.map(keyOf)}
      value={keyOf(value)}
      wordsOf={(key) => (key ? teamWords(splitOf(key), rooms) : dt('pk.noTeams'))}
      onChoose={(key) => onChoose(splitOf(key))}
    />
  );
}

/** Who is with whom, and against whom. */
export function teamWords(teams: Teams, rooms: PkRooms): string {
  const nameOf = (roomId: string) => rooms.find((room) => room.roomId === roomId)?.hostName ?? '';
  const [one = [], other = []] = teams.map((team) => team.map(nameOf));
  return dt('pk.versus', { one: namesOf(one), other: namesOf(other) });
}
