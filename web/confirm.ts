/** Asking for a second thought before something that cannot be taken back. */
import { signal } from '@preact/signals';
import type { MessageKey } from './i18n/en';
import type { Fillings } from './i18n/words';

/** What is asked, and what the two answers are called. */
export interface Question {
  words: MessageKey;
  fillings?: Fillings;
  yes: MessageKey;
  no?: MessageKey;
}

interface Open extends Question {
  answer(isSure: boolean): void;
}

export const question = signal<Open | undefined>(undefined);

/** Asks, and resolves with whether the answer was yes; a question that is asked later ends it. */
export function confirmed(asked: Question): Promise<boolean> {
  question.peek()?.answer(false);
  return new Promise((resolve) => {
    const answer = (isSure: boolean) => {
      if (question.peek() === open) question.value = undefined;
      resolve(isSure);
    };
    const open = { ...asked, answer };
    question.value = open;
  });
}
