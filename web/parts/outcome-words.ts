import type { Room } from '../api/types';
import { isMessageKey, t } from '../i18n/words';

/** What begins the outcome of a start that the mixing service refused; its code follows. */
const REFUSED = 'refused: ';

/** Outcomes of a start that nothing came of. */
const UNSTARTED = ['never ran', 'given up'];

/** Why a broadcast has ended, or did not start; nothing if there was none. */
export function outcomeWords(outcome: string | undefined): string {
  if (outcome?.startsWith(REFUSED)) {
    return t('mix.outcome.refused', { code: outcome.slice(REFUSED.length) });
  }
  const key = `mix.outcome.${outcome}`;
  return isMessageKey(key) ? t(key) : '';
}

/** What one waits for, or has missed. */
export function offAirWords({ kind, mix }: Pick<Room, 'kind' | 'mix'>): string {
  if (mix.state === 'idle' && hasRun(mix.lastOutcome)) return t('player.over');
  return t(kind === 'voice' ? 'player.offAirVoice' : 'player.offAir');
}

function hasRun(outcome: string | undefined): boolean {
  if (!outcome || outcome.startsWith(REFUSED)) return false;
  return !UNSTARTED.includes(outcome);
}
