import type { PaymentNotice } from '../../lib/model/payments';
import type { Question } from '../../lib/model/question';
import { askQuestion } from '../../lib/use-cases/ask-question';
import { handlePaymentNotice } from '../../lib/use-cases/payment-notices';
import { closeQna, openQna } from '../../lib/use-cases/qna';
import { acceptQuestion, endQuestion, findQuestion } from '../../lib/use-cases/questions';
import type { Request } from './request';

/** Short answers, and fewer places than there are askers. */
const TERMS = { priceCents: 500, currency: 'CNY', secondsPerAnswer: 20, queueLength: 2 };

/** The host opens the room for questions. */
export function openQnaRequest(roomId: string): Request {
  return async ({ services, actor }) => {
    await openQna(services, { roomId, actor, terms: TERMS });
    return 'done';
  };
}

/** The host takes no more. */
export function closeQnaRequest(roomId: string): Request {
  return async ({ services, actor }) => {
    await closeQna(services, { roomId, actor });
    return 'done';
  };
}

/** A question; `asked` gets it. */
export function askQuestionRequest(
  roomId: string,
  text: string,
  asked: (question: Question) => void,
): Request {
  return async ({ services, actor }) => {
    const question = await askQuestion(services, { roomId, actor, text });
    asked(question);
    return question.state;
  };
}

/** The host takes a question; an answer means that its seconds run. */
export function acceptQuestionRequest(roomId: string, questionId: string): Request {
  return async ({ services, actor }) =>
    (await acceptQuestion(services, { roomId, questionId, actor })).state;
}

/** The host refuses or ends, the asker withdraws or leaves. */
export function endQuestionRequest(roomId: string, questionId: string): Request {
  return async ({ services, actor }) =>
    (await endQuestion(services, { roomId, questionId, actor })).state;
}

/** A look at one question. */
export function findQuestionRequest(roomId: string, questionId: string): Request {
  return async ({ services, actor }) =>
    (await findQuestion(services, { roomId, questionId, actor })).state;
}

/** A notification of the payment provider. */
export function paymentNoticeRequest(notice: PaymentNotice, heard: () => void): Request {
  return async ({ services }) => {
    await handlePaymentNotice(services, notice);
    heard();
    return 'done';
  };
}
