import type { Room } from '../api/types';
import { st } from '../i18n/seat-words';
import { useNow } from '../now';
import { clockWords, secondsUntil } from '../time-words';

/** Tells the deputy that they are, and when they host the show while the host is away. */
export function DeputyLine({ room }: { room: Room }) {
  const { deputyId, you, hostGraceSeconds: seconds, mix } = room;
  const isDeputy = deputyId === you.userId;
  return (
    <div role="status" data-test="deputy-you">
      {isDeputy && !mix.graceEndsAt && <p class="hint">{st('deputyYou', { seconds })}</p>}
      {isDeputy && mix.graceEndsAt && (
        <p class="problem-box">
          {st('deputySoon')} <TimeLeft until={mix.graceEndsAt} />
        </p>
      )}
    </div>
  );
}

/** It is not read out as it ticks, but can be read. */
function TimeLeft({ until }: { until: string }) {
  const seconds = secondsUntil(Date.parse(until), useNow());
  return (
    <span class="pk-clock" role="timer">
      {clockWords(seconds * 1000)}
    </span>
  );
}
