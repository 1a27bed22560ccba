import type { RoundResult } from '../api/types';
import { isMessageKey, t } from '../i18n/words';
import { namesOf } from '../names';
import type { PkScene } from '../room/pk-scene';

/** Who has won a round, and who has lost it whatever the points are. */
export function roundWords({ number, score, winnerRoomIds, outcome }: RoundResult): string {
  const winners = score.filter(({ roomId }) => winnerRoomIds.includes(roomId));
  const name = namesOf(winners.map(({ hostName }) => hostName));
  const gone = (['surrendered', 'left'] as const).flatMap((out) => {
    const names = score.filter((side) => side.out === out).map(({ hostName }) => hostName);
    return names.length > 0 ? [t(`pk.${out}`, { name: namesOf(names) })] : [];
  });
  // For who has left it, it goes on without them.
  if (!name && outcome === 'left') return gone.join(' ');
  const words = name ? t('pk.won', { name, number }) : t('pk.even', { number });
  return [words, ...gone].join(' ');
}

/** How the last round of a PK has ended, and why the PK has. */
export function pkResultWords({ result, outcome }: Extract<PkScene, { kind: 'over' }>): string {
  const words = roundWords(result);
  const key = `pk.outcome.${outcome}`;
  return isMessageKey(key) ? `${words} ${t(key)}` : words;
}
