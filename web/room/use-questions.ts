import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Api } from '../api/api';
import type { Question, Room } from '../api/types';

/**
 * The room tells of questions that are paid for; who is about to pay, or has not got the money back
 * yet, changes nothing in it.
 */
const LOOK_AGAIN_MS = 10_000;

/** The questions that are not over, for the host: read again whenever the room tells of news. */
export function useQuestions(api: Api, { roomId, qna }: Room): Question[] {
  const questions = useSignal<Question[]>([]);
  const isEmpty = questions.value.length === 0;
  useEffect(() => {
    if (!qna) return;
    const end = new AbortController();
    const read = async () => {
      questions.value = await api.listQuestions(roomId, end.signal);
    };
    // The room's own reading tells of a server that cannot be reached.
    const readOrKeep = () => void read().catch(() => undefined);
    readOrKeep();
    const timer = isEmpty ? undefined : setInterval(readOrKeep, LOOK_AGAIN_MS);
    return () => {
      end.abort();
      clearInterval(timer);
    };
  }, [api, roomId, JSON.stringify(qna), isEmpty]);
  return questions.value;
}
