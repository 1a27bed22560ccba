import { useSignal } from '@preact/signals';
import { useAlerts } from '../alerts';
import type { Api } from '../api/api';
import type { Question, Room } from '../api/types';
import { t } from '../i18n/words';
import { priceWords } from '../money';
import type { RoomFeed } from '../room/room-feed';
import { useShortcuts } from '../shortcuts';
import { useAction } from '../use-action';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
  questions: Question[];
}

/** Somebody who waits for the host's answer. */
interface Waiting {
  id: string;
  words: string;
  yes: string;
  accept(): Promise<unknown>;
  refuse(): Promise<unknown>;
}

/**
 * A person who waits for the host, shown wherever the host is looking; one at a time. Another host's
 * invitation, which has its own toast, is over soonest and comes first.
 */
export function WaitingToast({ api, room, feed, questions }: Props) {
  const putOff = useSignal<string[]>([]);
  const action = useAction(() => feed.refresh());
  const waiting = [...requestsOf(api, room), ...questionsOf(api, room, questions)];
  const invitation = room.pk?.invitation?.roomId === room.roomId;
  useAlerts([...waiting.map(({ id }) => id), ...(invitation ? ['pk'] : [])]);
  const shown = invitation ? [] : waiting.filter(({ id }) => !putOff.value.includes(id));
  const [next, ...others] = shown;
  const answer = (task: () => Promise<unknown>) => void action.run(task);
  useShortcuts(next ? { a: () => answer(next.accept) } : {});
  return (
    <div class="waiting" role="status" data-test="waiting">
      {next && (
        <div class="waiting-card">
          <p>
            <strong>{next.words}</strong>
            {others.length > 0 && (
              <span class="hint"> {t('waiting.others', { count: others.length })}</span>
            )}
          </p>
          <div class="row">
            <button
              type="button"
              class="primary small"
              data-test="toast-accept"
              disabled={action.isBusy}
              onClick={() => answer(next.accept)}
            >
              {next.yes}
            </button>
            <button
              type="button"
              class="small"
              data-test="toast-refuse"
              disabled={action.isBusy}
              onClick={() => answer(next.refuse)}
            >
              {t('people.refuse')}
            </button>
            <button
              type="button"
              class="plain small"
              data-test="toast-later"
              onClick={() => {
                putOff.value = [...putOff.value, next.id];
              }}
            >
              {t('waiting.later')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

function requestsOf(api: Api, { roomId, requests }: Room): Waiting[] {
  return requests.map(({ userId, name }) => ({
    id: userId,
    words: t('people.newRequest', { name }),
    yes: t('people.accept'),
    accept: () => api.seat(roomId, userId),
    refuse: () => api.unseat(roomId, userId),
  }));
}

/** One answer at a time: while one is given, the next waits in its list. */
function questionsOf(api: Api, { roomId, qna }: Room, questions: Question[]): Waiting[] {
  if (qna?.answering) return [];
  const queued = questions.filter(({ state }) => state === 'queued');
  return queued.map((question) => ({
    id: question.questionId,
    words: t('waiting.question', {
      name: question.name,
      price: priceWords(question),
      text: question.text,
    }),
    yes: t('qna.take'),
    accept: () => api.acceptQuestion(roomId, question.questionId),
    refuse: () => api.endQuestion(roomId, question.questionId),
  }));
}
