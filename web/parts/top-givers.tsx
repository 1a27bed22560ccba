import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Api } from '../api/api';
import type { CountedGift, RoundResult } from '../api/types';
import { t } from '../i18n/words';
import { topGivers } from '../room/top-givers';

interface Props {
  api: Api;
  result: RoundResult;
}

/** Who gave most in a round that is over, to each room; nothing, if it cannot be told. */
export function TopGivers({ api, result: { roundId, score } }: Props) {
  const gifts = useSignal<CountedGift[] | undefined>(undefined);
  useEffect(() => {
    const leaving = new AbortController();
    gifts.value = undefined;
    api.ledgers.read(roundId, leaving.signal).then(
      (read) => {
        gifts.value = read;
      },
      // The result is said without them.
      () => undefined,
    );
    return () => leaving.abort();
  }, [roundId]);
  const sides = score
    .map(({ roomId, hostName }) => {
      return { roomId, hostName, givers: topGivers(gifts.value ?? [], roomId) };
    })
    .filter(({ givers }) => givers.length > 0);
  if (sides.length === 0) return null;
  return (
    <dl class="top-givers" data-test="top-givers">
      {sides.map(({ roomId, hostName, givers }) => (
        <div key={roomId}>
          <dt>{t('pk.topGivers', { name: hostName })}</dt>
          {givers.map(({ userId, points }) => (
            <dd key={userId}>
              {userId} <strong>{points}</strong>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
