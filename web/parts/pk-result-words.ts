import type { Pk, RoundResult } from '../api/types';
import { isMessageKey, t } from '../i18n/words';
import type { PkScene } from '../room/pk-scene';

/** Who has won a round, and why, if not by points. */
export function roundWords(
  { number, winner, outcome }: RoundResult,
  opponent: Pk['opponent'],
  ownName: string,
): string {
  const name = winner === 'own' ? ownName : opponent.hostName;
  const words = t(winner === 'none' ? 'pk.even' : 'pk.won', { name, number });
  if (outcome !== 'surrendered') return words;
  const loser = winner === 'own' ? opponent.hostName : ownName;
  return `${words} ${t('pk.surrendered', { name: loser })}`;
}

/** How the last round of a PK has ended, and why the PK has. */
export function pkResultWords(
  { opponent, result, outcome }: Extract<PkScene, { kind: 'over' }>,
  ownName: string,
): string {
  const words = roundWords(result, opponent, ownName);
  const key = `pk.outcome.${outcome}`;
  return isMessageKey(key) ? `${words} ${t(key)}` : words;
}
