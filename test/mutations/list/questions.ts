import type { Mutation } from '../mutation';

const QUESTIONS = 'test/use-cases/questions.test.ts';
const MONEY = 'test/use-cases/money.test.ts';
const STATE = 'lib/model/question-state.test.ts';
const ANSWER = 'lib/model/answer.test.ts';

const MOVE = 'and: [isQuestionIn(question.state), isAttempt(question.attempts), ...also]';

export const questions: Mutation[] = [
  {
    breaks: 'a question is moved without its condition',
    file: 'lib/store/question-store.ts',
    find: MOVE,
    replace: 'and: [isAttempt(question.attempts), ...also]',
    caughtBy: {
      file: QUESTIONS,
      test: 'is not given back by a host who ends it when its seconds are over',
    },
  },
  {
    breaks: 'a question is moved by who has seen an earlier take',
    file: 'lib/store/question-store.ts',
    find: MOVE,
    replace: 'and: [isQuestionIn(question.state), ...also]',
    caughtBy: { file: QUESTIONS, test: 'is not put back by who has seen an earlier take' },
  },
  {
    breaks: 'a question is put back although its asker is seated',
    file: 'lib/store/question-store.ts',
    find: "{ state: 'queued', nowMs }, [isNotSeated]",
    replace: "{ state: 'queued', nowMs }",
    caughtBy: { file: QUESTIONS, test: 'is not put back by who has not seen its seat' },
  },
  {
    breaks: 'the paid seconds begin again',
    file: 'lib/store/question-store.ts',
    find: 'nowMs: seatedAtMs, ...seated }, [isNotSeated]',
    replace: 'nowMs: seatedAtMs, ...seated }',
    caughtBy: { file: QUESTIONS, test: 'has its seconds from the first note of the seat on' },
  },
  {
    breaks: 'a moment is an answer',
    file: 'lib/model/answer.ts',
    find: 'export const ANSWER_SHARE = 0.5;',
    replace: 'export const ANSWER_SHARE = 0;',
    caughtBy: { file: MONEY, test: 'a host who takes a question and ends it at once has no money' },
  },
  {
    breaks: 'an answer without its host counts',
    file: 'lib/model/answer.ts',
    find: 'overlapMs(host.stays, liveSpans(room.mix, question), seated)',
    replace: 'overlapMs([seated], liveSpans(room.mix, question), seated)',
    caughtBy: {
      file: ANSWER,
      test: 'a host who leaves and comes back is counted while there, however often',
    },
  },
  {
    breaks: 'an answer without a live mix counts',
    file: 'lib/model/answer.ts',
    find: 'overlapMs(host.stays, liveSpans(room.mix, question), seated)',
    replace: 'overlapMs(host.stays, [seated], seated)',
    caughtBy: { file: ANSWER, test: 'a host who is there while no mix is live does not count' },
  },
  {
    breaks: 'what overlaps is counted twice',
    file: 'lib/model/span.ts',
    find: 'if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);\n    else found',
    replace: 'found',
    caughtBy: {
      file: ANSWER,
      test: 'half of the paid seconds counts once, however many sessions of the host there are',
    },
  },
  {
    breaks: 'whoever ends an answer has the money',
    file: 'lib/use-cases/questions.ts',
    find: "return isAsker ? { state: 'answered' } : endByHost(question, facts);",
    replace: "return { state: 'answered' };",
    caughtBy: { file: MONEY, test: 'an admin ends an answer as the host does' },
  },
  {
    breaks: 'a host who takes the seat away keeps the money',
    file: 'lib/use-cases/unseat-member.ts',
    find: 'await endAnswer(services, { ...change, actor: by }, seatOf(room.stage, userId)?.questionId);',
    replace: '',
    caughtBy: { file: MONEY, test: 'an asker who leaves the stage has been answered' },
  },
  {
    breaks: 'a seat that is gone does not end the answer',
    file: 'lib/model/question-state.ts',
    find: "if (!hasSeat) return { do: 'owe', outcome: 'cut-short' };",
    replace: '',
    caughtBy: {
      file: STATE,
      test: 'an answer whose seat is gone, and nobody has ended it, is given back',
    },
  },
  {
    breaks: 'a host of whom no event tells is not there',
    file: 'lib/use-cases/questions.ts',
    find: '    noteHost(services, room),\n',
    replace: '',
    caughtBy: {
      file: QUESTIONS,
      test: 'is measured by the channel when no event tells of the host',
    },
  },
  {
    breaks: 'money waits in the queue for ever',
    file: 'lib/model/question-state.ts',
    find: "if (nowMs >= expiresAtMs) return { do: 'owe', outcome: 'expired' };",
    replace: '',
    caughtBy: {
      file: STATE,
      test: 'money in the queue comes back when nobody can answer (any more)',
    },
  },
  {
    breaks: 'any amount is the right payment',
    file: 'lib/model/question-state.ts',
    find: 'return payment.amountCents === priceCents && payment.currency === currency;',
    replace: 'return payment.currency === currency;',
    caughtBy: { file: STATE, test: 'the wrong amount or currency is no right payment' },
  },
  {
    breaks: 'a question that is withdrawn can still be paid',
    file: 'lib/use-cases/questions.ts',
    find: "return { state: 'closing', outcome };",
    replace: "return { state: 'cancelled', outcome };",
    caughtBy: { file: QUESTIONS, test: 'cannot be made any more once the question is withdrawn' },
  },
  {
    breaks: 'a payment that was made before the closing is kept',
    file: 'lib/use-cases/question-follow.ts',
    find: "if (!payment) await move(services, question, { state: 'cancelled' });",
    replace: "if (true) await move(services, question, { state: 'cancelled' });",
    caughtBy: {
      file: QUESTIONS,
      test: 'of which no notice came comes back when its order is closed',
    },
  },
  {
    breaks: 'money counts as given back before it is',
    file: 'lib/use-cases/question-follow.ts',
    find: "if (state === 'pending') return false;",
    replace: '',
    caughtBy: {
      file: QUESTIONS,
      test: 'is given back when the provider has confirmed it, and not before',
    },
  },
  {
    breaks: 'a second payment of an order is kept',
    file: 'lib/use-cases/payment-notices.ts',
    find: 'if (!question || !to) return noteStray(services, home, payment, whyStray(question));',
    replace:
      'if (!question) return noteStray(services, home, payment, whyStray(question));\n    if (!to) return;',
    caughtBy: { file: QUESTIONS, test: 'that is made twice comes back once' },
  },
  {
    breaks: 'a payment is forgotten whose note died half-way',
    file: 'lib/store/question-store.ts',
    find: 'if (error instanceof ConditionFailed) await this.list(question);',
    replace: '',
    caughtBy: {
      file: QUESTIONS,
      test: 'of nobody comes back, although the note of it died half-way',
    },
  },
  {
    breaks: 'money that is back is answered for',
    file: 'lib/use-cases/payment-notices.ts',
    find: 'question !== undefined && placeFor(question, payment) !== undefined;',
    replace: 'false;',
    caughtBy: {
      file: QUESTIONS,
      test: 'that was given back before it was told of becomes no question',
    },
  },
  {
    breaks: 'the queue is longer than the host allows when many ask at once',
    file: 'lib/use-cases/ask-question.ts',
    find: 'if (before < terms.queueLength) return question;',
    replace: 'if (before >= 0) return question;',
    caughtBy: {
      file: QUESTIONS,
      test: 'has no more questions than the host allows, however many ask at once',
    },
  },
  {
    breaks: 'a viewer has two questions at once',
    file: 'lib/use-cases/ask-question.ts',
    find: 'isUnpaid && each !== kept',
    replace: 'isUnpaid && !kept',
    caughtBy: { file: QUESTIONS, test: 'has one question, and refuses the others' },
  },
  {
    breaks: 'everybody sees what others ask',
    file: 'lib/use-cases/questions.ts',
    find: 'const seesAll = actor.isAdmin || actor.userId === room.hostId;',
    replace: 'const seesAll = true;',
    caughtBy: {
      file: QUESTIONS,
      test: 'is shown to the host, and to an asker as far as it is theirs',
    },
  },
  {
    breaks: 'a question is taken by anybody',
    file: 'lib/use-cases/questions.ts',
    find: '  requireHost(room, call.actor);\n',
    replace: '',
    caughtBy: { file: QUESTIONS, test: 'is worked off by the host alone' },
  },
  {
    breaks: 'a question is ended by anybody',
    file: 'lib/use-cases/questions.ts',
    find: 'if (!question || !mayRead) throw',
    replace: 'if (!question) throw',
    caughtBy: { file: MONEY, test: 'only host and asker may end an answer' },
  },
  {
    breaks: 'a provider that does not answer is asked at every check',
    file: 'lib/model/question-state.ts',
    find: 'return nowMs < askAtMs ?',
    replace: 'return nowMs < 0 ?',
    caughtBy: {
      file: MONEY,
      test: 'is asked ever more rarely, whatever happens',
    },
  },
  {
    breaks: 'a question waits in the queue whatever was paid',
    file: 'lib/use-cases/payment-notices.ts',
    find: 'if (isRightPayment(question, payment)) return',
    replace: 'if (payment.amountCents > 0) return',
    caughtBy: { file: QUESTIONS, test: 'comes back, and no question waits by it' },
  },
  {
    breaks: 'the hundred and first open question is forgotten',
    file: 'lib/store/question-store.ts',
    find: 'if (!next) break;',
    replace: 'break;',
    caughtBy: {
      file: QUESTIONS,
      test: 'of nobody is listed until it has come back, also beyond what one read has',
    },
  },
  {
    breaks: 'a start that was never known to run counts as an answer',
    file: 'lib/model/answer.ts',
    find: 'const hasRun = liveFence === fence;',
    replace: "const hasRun = liveFence <= fence && state !== 'starting';",
    caughtBy: {
      file: ANSWER,
      test: 'a start that was never known to run counts for nothing, whenever it was given up',
    },
  },
];
