import type { Round } from '../api/types';
import { t } from '../i18n/words';
import { type PkScene, sharesOf } from '../room/pk-scene';
import { pointsOf, teamsOf } from '../room/pk-teams';
import { clockWords } from '../time-words';

/** The end of a round is counted down so that nobody misses it. */
const LAST_MS = 10_000;

interface Props {
  /** The room's own, which has its own colour wherever it is. */
  roomId: string;
  score: Round['score'];
  /** What is counted down; nothing, if the round is over. */
  countsDown?: 'round' | 'punishment' | undefined;
  leftMs?: number;
}

/** All sides with their points, and the time that is left. */
export function PkScore({ roomId, score, countsDown, leftMs = 0 }: Props) {
  const isLast = countsDown === 'round' && leftMs <= LAST_MS;
  const teams = teamsOf(score);
  const points = teams.map(pointsOf).join(' ');
  const [first, ...others] = teams;
  const colourOf = coloursOf(roomId, score);
  return (
    <div class="pk-score" data-test="pk-score" data-points={points} data-sides={teams.length}>
      <div class="pk-sides">
        {first && <Side {...{ team: first, colourOf }} />}
        <span
          class={isLast ? 'pk-clock last' : 'pk-clock'}
          role="timer"
          data-test="pk-clock"
          data-counts={countsDown}
          aria-label={t(countsDown === 'punishment' ? 'pk.punishLeft' : 'pk.timeLeft')}
        >
          {countsDown === 'punishment' && <span class="pk-punish">{t('pk.punish')}</span>}
          {countsDown ? clockWords(leftMs) : t('pk.tag')}
        </span>
        {others.map((team) => (
          <Side key={team[0]?.roomId} {...{ team, colourOf }} />
        ))}
      </div>
      <Bar {...{ rooms: teams.flat(), colourOf }} />
    </div>
  );
}

interface SideProps {
  team: Round['score'];
  colourOf: ColourOf;
}

/** A room, or a team: its sum, and each of its rooms in the colour that it has in the bar. */
function Side({ team, colourOf }: SideProps) {
  const [only, ...mates] = team;
  if (only && mates.length === 0) {
    return (
      <span class="pk-side">
        <RoomPoints {...only} />
      </span>
    );
  }
  return (
    <span class="pk-side pk-team">
      <strong>{pointsOf(team)}</strong>
      {team.map((side) => (
        <span key={side.roomId} class="pk-mate">
          <svg class="pk-colour" viewBox="0 0 1 1" aria-hidden="true">
            <rect class={colourOf(side.roomId)} width="1" height="1" />
          </svg>{' '}
          <RoomPoints {...side} />
        </span>
      ))}
    </span>
  );
}

function RoomPoints({ hostName, points, out }: Round['score'][number]) {
  return (
    <>
      <span class="pk-name" title={hostName}>
        {hostName}
      </span>{' '}
      <strong>{points}</strong>
      {out && <span class="pk-out"> {t(`pk.out.${out}`)}</span>}
    </>
  );
}

interface BarProps {
  /** In the order of their teams. */
  rooms: Round['score'];
  colourOf: ColourOf;
}

function Bar({ rooms, colourOf }: BarProps) {
  const shares = sharesOf(rooms);
  return (
    <svg class="pk-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      {rooms.map((side, index) => (
        <rect
          key={side.roomId}
          class={colourOf(side.roomId)}
          x={shares.slice(0, index).reduce((sum, share) => sum + share, 0)}
          width={shares[index]}
          height="4"
        />
      ))}
    </svg>
  );
}

type ColourOf = (roomId: string) => string;

/** A room keeps its colour, whichever team it is in. */
function coloursOf(ownRoomId: string, score: Round['score']): ColourOf {
  const others = score.map(({ roomId }) => roomId).filter((roomId) => roomId !== ownRoomId);
  return (roomId) => (roomId === ownRoomId ? 'pk-own' : `pk-other-${others.indexOf(roomId) + 1}`);
}

/** What is counted down in a PK. */
export function countsDownIn({
  state,
  leftMs,
}: Extract<PkScene, { kind: 'linked' }>): Pick<Props, 'countsDown' | 'leftMs'> {
  if (state === 'over') return {};
  return { countsDown: state === 'running' ? 'round' : 'punishment', leftMs };
}
