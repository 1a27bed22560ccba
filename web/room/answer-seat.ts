import type { Room } from '../api/types';

/** Whether the caller's own question is being answered. */
export function isOwnAnswer({ qna, you }: Room): boolean {
  return qna?.answering?.userId === you.userId;
}

/** Whether the caller has paid for an answer that is not over: the stage is theirs soon, or now. */
export function awaitsAnswer({ qna }: Room): boolean {
  return qna?.own.some(({ state }) => state === 'queued' || state === 'answering') ?? false;
}

/** Whether questions can be asked now: an answer needs an audience. */
export function takesQuestions({ state, qna, mix }: Room): boolean {
  return state === 'open' && mix.state !== 'idle' && qna?.isOpen === true;
}
