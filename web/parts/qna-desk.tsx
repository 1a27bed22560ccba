import type { Api } from '../api/api';
import type { Qna, Question, Room } from '../api/types';
import { dt } from '../i18n/desk-words';
import { t } from '../i18n/words';
import { priceWords } from '../money';
import type { RoomFeed } from '../room/room-feed';
import { useAction } from '../use-action';
import { AnswerLine } from './answer-line';
import { QnaForm } from './qna-form';
import { QuestionRow } from './question-row';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
  questions: Question[];
}

/** Paid questions for the host: the terms, the queue, and the answer that is being given. */
export function QnaDesk({ api, room, feed, questions }: Props) {
  const { roomId, qna } = room;
  const action = useAction(() => feed.refresh());
  return (
    <section class="panel" aria-labelledby="qna-title" data-test="qna">
      <h2 id="qna-title" class="unseen">
        {t('qna.title')}
      </h2>
      {qna?.isOpen ? (
        <OpenLine
          qna={qna}
          isBusy={action.isBusy}
          onClose={() => action.run(() => api.closeQna(roomId))}
        />
      ) : (
        <>
          <p class="hint">{dt('qna.lead')}</p>
          <QnaForm
            terms={qna}
            isBusy={action.isBusy}
            onOpen={(terms) => action.run(() => api.openQna(roomId, terms))}
          />
        </>
      )}
      <AnswerLine room={room} />
      <p class="hint" role="status">
        {qna && t('qna.waiting', { count: qna.waiting })}
      </p>
      <ul class="people questions">
        {questions.map((question) => (
          <QuestionRow
            key={question.questionId}
            {...{ api, roomId, question, action }}
            isAnswerRunning={qna?.answering !== undefined}
          />
        ))}
      </ul>
    </section>
  );
}

interface OpenProps {
  qna: Qna;
  isBusy: boolean;
  onClose(): Promise<void>;
}

function OpenLine({ qna, isBusy, onClose }: OpenProps) {
  return (
    <div class="row">
      <p class="grows">
        {t('qna.terms', { price: priceWords(qna), seconds: qna.secondsPerAnswer })}
      </p>
      <button
        type="button"
        class="small"
        data-test="qna-close"
        disabled={isBusy}
        onClick={() => void onClose()}
      >
        {dt('qna.close')}
      </button>
    </div>
  );
}
