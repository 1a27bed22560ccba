/** What the page has to say beside what it shows, read out to everybody: news, and problems apart. */
import { signal } from '@preact/signals';
import { ApiError } from './api/api-error';
import { endSession } from './end-session';
import type { MessageKey } from './i18n/en';
import { type Fillings, isMessageKey } from './i18n/words';

/** Long enough to be read twice; problems stay until they are dismissed. */
const SHOWN_MS = 6000;

export interface Notice {
  key: MessageKey;
  fillings: Fillings;
}

/** What went wrong, and the dialog over the page in which it is said, if there is one. */
interface Problem extends Notice {
  dialog: string | undefined;
}

export const news = signal<Notice | undefined>(undefined);
/** News do not take its place: it stays until it is read, or out of date. */
export const problem = signal<Problem | undefined>(undefined);

/** The dialogs that are open, the topmost last. */
const dialogs: string[] = [];

/** Says something that needs no answer. */
export function tell(key: MessageKey, fillings: Fillings = {}): void {
  const told: Notice = { key, fillings };
  news.value = told;
  setTimeout(() => {
    if (news.peek() === told) news.value = undefined;
  }, SHOWN_MS);
}

/** Says what went wrong, in words to act on; a session that is over leads to the sign-in. */
export function tellProblem(error: unknown): void {
  if (isSessionOver(error)) {
    endSession();
    return;
  }
  problem.value = { ...problemWords(error), dialog: dialogs.at(-1) };
}

/**
 * What goes wrong from now on is said in this dialog, as the page under it is neither clicked nor read
 * out. What is answered ends that, and takes away what was said there.
 */
export function enterDialog(id: string): () => void {
  dialogs.push(id);
  return () => {
    dialogs.splice(dialogs.indexOf(id), 1);
    if (problem.peek()?.dialog === id) dismissProblem();
  };
}

/** Takes a problem away that has been read or is out of date; news go by themselves. */
export function dismissProblem(): void {
  problem.value = undefined;
}

/** The words for an error; one that is not the API's is a mistake of the page. */
export function problemWords(error: unknown): Notice {
  if (!(error instanceof ApiError)) return { key: 'error.PageFailed', fillings: {} };
  const key = `error.${error.code}`;
  const fillings = { message: error.message };
  return { key: isMessageKey(key) ? key : 'error.UnknownAnswer', fillings };
}

/** Whether only a new sign-in helps. */
export function isSessionOver(error: unknown): boolean {
  return (
    error instanceof ApiError && (error.code === 'Unauthenticated' || error.code === 'TokenExpired')
  );
}
