import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { Countdown } from './countdown';

/** The question that is being answered, and the time that is left for it. */
export function AnswerLine({ room }: { room: Room }) {
  const answering = room.qna?.answering;
  return (
    <div class="answer" data-test="qna-answering">
      {/* Only a region that was there before is read out when it changes. */}
      <p role="status">{answering && t('qna.answering', answering)}</p>
      {answering && (
        <Countdown endsAt={answering.endsAt} label="qna.timeLeft" test="qna-countdown" />
      )}
    </div>
  );
}
