import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { useNow } from '../now';
import { clockWords, secondsUntil } from '../time-words';

/** The question that is being answered, and the time that is left for it. */
export function AnswerLine({ room }: { room: Room }) {
  const answering = room.qna?.answering;
  return (
    <div class="answer" data-test="qna-answering">
      {/* Only a region that was there before is read out when it changes. */}
      <p role="status">{answering && t('qna.answering', answering)}</p>
      {answering && <Countdown endsAt={answering.endsAt} />}
    </div>
  );
}

function Countdown({ endsAt }: { endsAt: string }) {
  const seconds = secondsUntil(Date.parse(endsAt), useNow());
  return (
    <span class="pk-clock" role="timer" aria-label={t('qna.timeLeft')} data-test="qna-countdown">
      {clockWords(seconds * 1000)}
    </span>
  );
}
