import { handler as acceptQuestion } from '../functions/accept-question';
import { handler as askQuestion } from '../functions/ask-question';
import { handler as closeQna } from '../functions/close-qna';
import { handler as endQuestion } from '../functions/end-question';
import { handler as getQuestion } from '../functions/get-question';
import { handler as listQuestions } from '../functions/list-questions';
import { handler as openQna } from '../functions/open-qna';
import { qnaTermsShape, questionListShape, questionShape } from '../lib/api/qna';
import type { Operation } from './operation';

const question = (description: string) => ({ description, shape: questionShape });
const terms = (description: string) => ({ description, shape: qnaTermsShape });

/** Calls about paid questions. */
export const questions: Record<string, Operation> = {
  openQna: {
    route: openQna,
    summary: 'Take paid questions, or change their terms',
    description: 'Questions that were asked before keep their terms.',
    answers: { 200: terms('Questions are taken.') },
    errors: ['NotRoomHost', 'RoomNotFound', 'RoomClosed', 'QnaNotPossible'],
  },
  closeQna: {
    route: closeQna,
    summary: 'Take no more questions',
    description: 'Those that were paid for are still to be answered or refused.',
    answers: { 200: terms('No questions are taken.') },
    errors: ['NotRoomHost', 'RoomNotFound', 'QnaNotOpen'],
  },
  askQuestion: {
    route: askQuestion,
    summary: 'Ask a question',
    description:
      'It waits in the queue once it is paid for at `payUrl`, within 15 minutes. ' +
      'The same question again is the same order.',
    answers: { 201: question('It is to be paid for.') },
    errors: [
      'Banned',
      'RoomNotFound',
      'RoomClosed',
      'QnaNotOpen',
      'QnaNotPossible',
      'QuestionOpen',
      'TooManyQuestions',
      'RateLimited',
    ],
  },
  listQuestions: {
    route: listQuestions,
    summary: 'List the questions that are not over',
    description: 'All of them for the host, else the caller’s own; oldest first.',
    answers: { 200: { description: 'The questions.', shape: questionListShape } },
    errors: ['RoomNotFound'],
  },
  getQuestion: {
    route: getQuestion,
    summary: 'Get one question, also after it is over',
    description: 'For the host and its asker.',
    answers: { 200: question('The question.') },
    errors: ['RoomNotFound', 'QuestionNotFound'],
  },
  acceptQuestion: {
    route: acceptQuestion,
    summary: 'Take a question',
    description:
      'Its asker has a seat until `endsAt`, may join as co-host, and is put off the stage then.',
    answers: { 200: question('It is being answered.') },
    errors: [
      'NotRoomHost',
      'Banned',
      'RoomNotFound',
      'QuestionNotFound',
      'RoomClosed',
      'QuestionNotWaiting',
      'StageFull',
      'AnswerRunning',
      'RoomBusy',
    ],
  },
  endQuestion: {
    route: endQuestion,
    summary: 'Refuse a question, end its answer, or withdraw it',
    description:
      'The host refuses, which gives the money back, or ends the answer; the asker withdraws what ' +
      'is not paid, or leaves. Repeating it is harmless.',
    answers: { 200: question('What has become of it.') },
    errors: ['RoomNotFound', 'QuestionNotFound', 'QuestionNotWaiting'],
  },
};
