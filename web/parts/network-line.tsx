import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/words';
import { tell } from '../notice';
import type { RoomFeed } from '../room/room-feed';

/** Says that the server cannot be reached, and that it can again. */
export function NetworkLine({ feed }: { feed: RoomFeed }) {
  const isLost = feed.problem.value?.retryable === true;
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !isLost) tell('network.back');
    wasLost.current = isLost;
  }, [isLost]);
  return (
    <div role="alert">
      {isLost && (
        <p class="problem-box" data-test="network-lost">
          {t('network.lost')}
        </p>
      )}
    </div>
  );
}
