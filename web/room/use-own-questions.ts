import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Api } from '../api/api';
import type { Question, Room } from '../api/types';
import { tellProblem } from '../notice';

/** So many that are over are still shown. */
const MAX_OVER = 3;

/** The caller's own questions; those that end while the page is shown stay with their ending. */
export function useOwnQuestions(api: Api, { roomId, qna }: Room): Question[] {
  const over = useSignal<Question[]>([]);
  const before = useRef<Question[]>([]);
  const own = qna?.own ?? [];
  const isOpen = ({ questionId }: Question) => own.some((each) => each.questionId === questionId);
  useEffect(() => {
    const gone = before.current.filter((was) => !isOpen(was));
    before.current = own;
    for (const { questionId } of gone) {
      api.getQuestion(roomId, questionId).then((question) => {
        over.value = [...over.value, question].slice(-MAX_OVER);
      }, tellProblem);
    }
  }, [own.map(({ questionId }) => questionId).join()]);
  return [...over.value.filter((each) => !isOpen(each)), ...own];
}
