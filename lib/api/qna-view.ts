/** Paid questions as the API shows them. */

import type { Actor } from '../model/actor';
import type { Question } from '../model/question';
import type { Room } from '../model/room';
import type { StoreServices } from '../use-cases/services';
import type { QnaView, QuestionView } from './qna';
import { isoTime } from './time';

type Pages = Pick<StoreServices, 'payPage'>;

/** A question as its asker and the host see it; only the asker is told where to pay. */
export function questionView(services: Pages, question: Question, to: Actor): QuestionView {
  const { questionId, userId, name, text, state, orderId, priceCents, currency } = question;
  const { seconds, createdAtMs, endsAtMs, outcome } = question;
  const isToBePaid = state === 'awaitingPayment' && to.userId === userId;
  return {
    ...{ questionId, userId, name, text, state, orderId, priceCents, currency, seconds },
    createdAt: isoTime(createdAtMs),
    ...(endsAtMs > 0 && { endsAt: isoTime(endsAtMs) }),
    ...(outcome && { outcome }),
    ...(isToBePaid && { payUrl: payUrlOf(services, question) }),
  };
}

/** The terms of a room, how many wait, the answer that is being given, and the caller's own. */
export function qnaView(
  services: Pages,
  { qna }: Room,
  questions: Question[],
  to: Actor,
): QnaView | undefined {
  if (!qna) return undefined;
  const answering = questions.find(({ state, endsAtMs }) => state === 'answering' && endsAtMs > 0);
  const own = questions.filter(({ userId }) => userId === to.userId);
  return {
    ...qna,
    waiting: questions.filter((each) => each.state === 'queued').length,
    ...(answering && { answering: currentAnswer(answering) }),
    own: own.map((question) => questionView(services, question, to)),
  };
}

function currentAnswer({ questionId, userId, name, text, endsAtMs }: Question) {
  return { questionId, userId, name, text, endsAt: isoTime(endsAtMs) };
}

function payUrlOf({ payPage }: Pages, question: Question): string | undefined {
  const { orderId, priceCents: amountCents, currency } = question;
  return payPage({ orderId, amountCents, currency });
}
