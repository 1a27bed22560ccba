import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/words';
import { problemWords, tell } from '../notice';
import type { RoomFeed } from '../room/room-feed';

/** Says that the server cannot be reached, and that it can again. */
export function NetworkLine({ feed }: { feed: RoomFeed }) {
  const problem = feed.problem.value;
  const isLost = problem !== undefined;
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !isLost) tell('network.back');
    wasLost.current = isLost;
  }, [isLost]);
  return (
    <div role="alert">
      {problem && (
        <p class="problem-box" data-test="network-lost">
          {problem.retryable ? t('network.lost') : t(problemWords(problem).key)}
        </p>
      )}
    </div>
  );
}
