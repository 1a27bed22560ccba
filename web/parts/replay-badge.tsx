import type { ReplaySummary } from '../api/types';
import { t } from '../i18n/words';
import { clockWords } from '../time-words';

/** How long a replay is, or why it cannot be played yet. */
export function ReplayBadge({ replay }: { replay: ReplaySummary }) {
  const { state, durationMs } = replay;
  if (state === 'ready') return <span class="badge">{clockWords(durationMs)}</span>;
  return (
    <span class={state === 'recording' ? 'badge recording' : 'badge'} data-test="replay-state">
      {t(`replay.tag.${state}`)}
    </span>
  );
}
