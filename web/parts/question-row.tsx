import type { Api } from '../api/api';
import type { Question } from '../api/types';
import type { MessageKey } from '../i18n/en';
import { t } from '../i18n/words';
import type { Action } from '../use-action';

interface Props {
  api: Api;
  roomId: string;
  question: Question;
  /** There is one stage, and one answer at a time. */
  isAnswerRunning: boolean;
  action: Action;
}

/** A question as the host has it: to take, to refuse, or to end its answer. */
export function QuestionRow({ api, roomId, question, isAnswerRunning, action }: Props) {
  const { questionId, name, text, state } = question;
  const take = () => api.acceptQuestion(roomId, questionId);
  const end = () => api.endQuestion(roomId, questionId);
  const button = (words: MessageKey, test: string, task: () => Promise<unknown>) => (
    <button
      type="button"
      class="small"
      aria-label={`${t(words)}: ${text}`}
      data-test={`${test}-${questionId}`}
      disabled={action.isBusy || (test === 'take' && isAnswerRunning)}
      onClick={() => void action.run(task)}
    >
      {t(words)}
    </button>
  );
  return (
    <li data-test={`question-${questionId}`} data-state={state}>
      <span class="person">
        {text}
        <span class="hint">{t('qna.by', { name, state: t(`qna.tag.${state}`) })}</span>
      </span>
      {state === 'queued' && button('qna.take', 'take', take)}
      {(state === 'queued' || state === 'awaitingPayment') && button('qna.refuse', 'refuse', end)}
      {state === 'answering' && button('qna.end', 'end', end)}
    </li>
  );
}
