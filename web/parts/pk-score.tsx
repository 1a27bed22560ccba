import type { Round } from '../api/types';
import { t } from '../i18n/words';
import { type PkScene, sharesOf } from '../room/pk-scene';
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
  const points = score.map((side) => side.points).join(' ');
  const [first, ...others] = score;
  return (
    <div class="pk-score" data-test="pk-score" data-points={points} data-sides={score.length}>
      <div class="pk-sides">
        {first && <Side side={first} />}
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
        {others.map((side) => (
          <Side key={side.roomId} side={side} />
        ))}
      </div>
      <Bar roomId={roomId} score={score} />
    </div>
  );
}

function Side({ side: { hostName, points, out } }: { side: Round['score'][number] }) {
  return (
    <span class="pk-side">
      {hostName} <strong>{points}</strong>
      {out && <span class="pk-out"> {t(`pk.out.${out}`)}</span>}
    </span>
  );
}

function Bar({ roomId, score }: Pick<Props, 'roomId' | 'score'>) {
  const shares = sharesOf(score);
  const others = score.filter((side) => side.roomId !== roomId);
  return (
    <svg class="pk-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      {score.map((side, index) => (
        <rect
          key={side.roomId}
          class={side.roomId === roomId ? 'pk-own' : `pk-other-${others.indexOf(side) + 1}`}
          x={shares.slice(0, index).reduce((sum, share) => sum + share, 0)}
          width={shares[index]}
          height="4"
        />
      ))}
    </svg>
  );
}

/** What is counted down in a PK. */
export function countsDownIn({
  state,
  leftMs,
}: Extract<PkScene, { kind: 'linked' }>): Pick<Props, 'countsDown' | 'leftMs'> {
  if (state === 'over') return {};
  return { countsDown: state === 'running' ? 'round' : 'punishment', leftMs };
}
