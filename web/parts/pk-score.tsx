import type { Round } from '../api/types';
import { t } from '../i18n/words';
import { ownShare, type PkScene } from '../room/pk-scene';
import { clockWords } from '../time-words';

/** The end of a round is counted down so that nobody misses it. */
const LAST_MS = 10_000;

interface Props {
  /** The room's own host. */
  name: string;
  opponentName: string;
  score: Round['score'];
  /** What is counted down; nothing, if the round is over. */
  countsDown?: 'round' | 'punishment' | undefined;
  leftMs?: number;
}

/** Both sides with their points, and the time that is left. */
export function PkScore({ name, opponentName, score, countsDown, leftMs = 0 }: Props) {
  const isLast = countsDown === 'round' && leftMs <= LAST_MS;
  return (
    <div class="pk-score" data-test="pk-score" data-own={score.own} data-opponent={score.opponent}>
      <div class="pk-sides">
        <span class="pk-side">
          {name} <strong>{score.own}</strong>
        </span>
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

/** What is counted down in a PK. */
export function countsDownIn({
  state,
  leftMs,
}: Extract<PkScene, { kind: 'linked' }>): Pick<Props, 'countsDown' | 'leftMs'> {
  if (state === 'over') return {};
  return { countsDown: state === 'running' ? 'round' : 'punishment', leftMs };
}
