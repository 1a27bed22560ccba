import type { Api } from '../api/api';
import type { Question, Room } from '../api/types';
import { t } from '../i18n/words';
import { priceWords } from '../money';
import { takesQuestions } from '../room/answer-seat';
import type { RoomFeed } from '../room/room-feed';
import { useOwnQuestions } from '../room/use-own-questions';
import { type Action, useAction } from '../use-action';
import { AskForm } from './ask-form';
import { questionWords } from './question-words';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
}

/** Paid questions for the audience: to ask, to pay, and what has become of the own ones. */
export function QuestionPanel({ api, room, feed }: Props) {
  const { roomId, qna } = room;
  const own = useOwnQuestions(api, room);
  const action = useAction(() => feed.refresh());
  const isTaken = takesQuestions(room);
  if (!qna || (!isTaken && own.length === 0)) return null;
  const { secondsPerAnswer: seconds, waiting: count } = qna;
  return (
    <section class="card" aria-labelledby="qna-title" data-test="qna">
      <h2 id="qna-title">{t('qna.title')}</h2>
      {isTaken && (
        <p class="hint">
          {t('qna.terms', { price: priceWords(qna), seconds })} {t('qna.waiting', { count })}
        </p>
      )}
      <ul class="people questions" aria-live="polite">
        {own.map((question) => (
          <OwnQuestion key={question.questionId} {...{ api, roomId, question, action }} />
        ))}
      </ul>
      {isTaken && !own.some(takesPlace) && (
        <AskForm
          price={priceWords(qna)}
          isBusy={action.isBusy}
          onAsk={(text) => action.run(() => api.askQuestion(roomId, text))}
        />
      )}
    </section>
  );
}

/** One question at a time; the next may be asked while the money of the last is on its way back. */
function takesPlace({ state }: Question): boolean {
  return state === 'awaitingPayment' || state === 'queued' || state === 'answering';
}

interface OwnProps {
  api: Api;
  roomId: string;
  question: Question;
  action: Action;
}

function OwnQuestion({ api, roomId, question, action }: OwnProps) {
  const { questionId, text, state, payUrl } = question;
  return (
    <li data-test={`question-${questionId}`} data-state={state}>
      <span class="person">
        {text}
        <span class="hint">{questionWords(question)}</span>
      </span>
      {payUrl && (
        <a
          href={payUrl}
          target="_blank"
          rel="noopener"
          class="button primary small"
          data-test="question-pay"
        >
          {t('qna.pay', { price: priceWords(question) })}
        </a>
      )}
      {state === 'awaitingPayment' && (
        <button
          type="button"
          class="small"
          data-test={`withdraw-${questionId}`}
          disabled={action.isBusy}
          onClick={() => void action.run(() => api.endQuestion(roomId, questionId))}
        >
          {t('qna.withdraw')}
        </button>
      )}
    </li>
  );
}
