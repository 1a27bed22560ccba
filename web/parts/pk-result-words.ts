import type { RoundResult } from '../api/types';
import { isMessageKey, t } from '../i18n/words';
import { namesOf } from '../names';
import type { PkScene } from '../room/pk-scene';

/** Who has won a round, and who has lost it whatever the points are. */
export function roundWords({ number, score, winnerRoomId, outcome }: RoundResult): string {
  const winner = score.find(({ roomId }) => roomId === winnerRoomId);
  const gone = (['surrendered', 'left'] as const).flatMap((out) => {
    const names = score.filter((side) => side.out === out).map(({ hostName }) => hostName);
    return names.length > 0 ? [t(`pk.${out}`, { name: namesOf(names) })] : [];
  });
  // For who has left it, it goes on without them.
  if (!winner && outcome === 'left') return gone.join(' ');
  const words = winner ? t('pk.won', { name: winner.hostName, number }) : t('pk.even', { number });
  return [words, ...gone].join(' ');
}

/** How the last round of a PK has ended, and why the PK has. */
export function pkResultWords({ result, outcome }: Extract<PkScene, { kind: 'over' }>): string {
  const words = roundWords(result);
  const key = `pk.outcome.${outcome}`;
  return isMessageKey(key) ? `${words} ${t(key)}` : words;
}
