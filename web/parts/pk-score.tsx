import type { Pk } from '../api/types';
import { t } from '../i18n/words';
import { ownShare } from '../room/pk-scene';
import { clockWords } from '../time-words';

/** The end of a PK is counted down so that nobody misses it. */
const LAST_MS = 10_000;

interface Props {
  /** The room's own host. */
  name: string;
  opponentName: string;
  score: Pk['score'];
  /** Without it, the PK is over. */
  leftMs?: number;
}

/** Both sides with their points, and the time that is left. */
export function PkScore({ name, opponentName, score, leftMs }: Props) {
  const isLast = leftMs !== undefined && leftMs <= LAST_MS;
  return (
    <div class="pk-score" data-test="pk-score" data-own={score.own} data-opponent={score.opponent}>
      <div class="pk-sides">
        <span class="pk-side">
          {name} <strong>{score.own}</strong>
        </span>
        <span
          class={isLast ? 'pk-clock last' : 'pk-clock'}
          role="timer"
          aria-label={t('pk.timeLeft')}
        >
          {leftMs === undefined ? t('pk.tag') : clockWords(leftMs)}
        </span>
        <span class="pk-side">
          <strong>{score.opponent}</strong> {opponentName}
        </span>
      </div>
      <svg class="pk-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="pk-opponent" width="100" height="4" />
        <rect class="pk-own" width={ownShare(score)} height="4" />
      </svg>
    </div>
  );
}
