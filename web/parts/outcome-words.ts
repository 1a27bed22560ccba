import { isMessageKey, t } from '../i18n/words';

/** Why a broadcast has ended; nothing if there was none. */
export function outcomeWords(outcome: string | undefined): string {
  const key = `mix.outcome.${outcome}`;
  return isMessageKey(key) ? t(key) : '';
}
