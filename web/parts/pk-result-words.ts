import { isMessageKey, t } from '../i18n/words';
import { type PkScene, resultOf } from '../room/pk-scene';

/** How a PK has ended, and why, if not because its time was over. */
export function pkResultWords(
  { opponent, score, outcome }: Extract<PkScene, { kind: 'over' }>,
  ownName: string,
): string {
  const result = resultOf(score);
  const name = result === 'lost' ? opponent.hostName : ownName;
  const words = t(result === 'even' ? 'pk.even' : 'pk.won', { name });
  const key = `pk.outcome.${outcome}`;
  return isMessageKey(key) ? `${words} ${t(key)}` : words;
}
