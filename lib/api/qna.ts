/** Paid questions as the API answers them; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import { QUESTION_OUTCOMES, QUESTION_STATES } from '../model/question';

const terms = {
  isOpen: z.boolean(),
  priceCents: z.int(),
  currency: z.string(),
  secondsPerAnswer: z.int(),
  queueLength: z.int(),
};

/** A question, as its asker and the host see it. */
export const questionShape = z.strictObject({
  questionId: z.string(),
  userId: z.string(),
  name: z.string(),
  text: z.string(),
  state: z.enum(QUESTION_STATES),
  orderId: z.string(),
  priceCents: z.int(),
  currency: z.string(),
  seconds: z.int(),
  createdAt: z.iso.datetime(),
  endsAt: z.optional(z.iso.datetime()),
  outcome: z.optional(z.enum(QUESTION_OUTCOMES)),
  payUrl: z.optional(z.url()),
});
export type QuestionView = z.infer<typeof questionShape>;

/** The questions that are not over. */
export const questionListShape = z.strictObject({ questions: z.array(questionShape) });

/** The terms of a room. */
export const qnaTermsShape = z.strictObject(terms);

/** The answer that is being given. */
export const currentAnswerShape = z.strictObject({
  questionId: z.string(),
  userId: z.string(),
  name: z.string(),
  text: z.string(),
  endsAt: z.iso.datetime(),
});

/** Paid questions as a room shows them. */
export const qnaShape = z.strictObject({
  ...terms,
  waiting: z.int(),
  answering: z.optional(currentAnswerShape),
  own: z.array(questionShape),
});
export type QnaView = z.infer<typeof qnaShape>;
