/** What the page has to say beside what it shows: one line at a time, read out to everybody. */
import { signal } from '@preact/signals';
import { ApiError } from './api/api-error';
import type { MessageKey } from './i18n/en';
import { type Fillings, isMessageKey } from './i18n/words';
import { signOut } from './session';

/** Long enough to be read twice; problems stay until they are dismissed. */
const SHOWN_MS = 6000;

export interface Notice {
  kind: 'news' | 'problem';
  key: MessageKey;
  fillings: Fillings;
}

export const notice = signal<Notice | undefined>(undefined);

/** Says something that needs no answer. */
export function tell(key: MessageKey, fillings: Fillings = {}): void {
  const news: Notice = { kind: 'news', key, fillings };
  notice.value = news;
  setTimeout(() => {
    if (notice.peek() === news) notice.value = undefined;
  }, SHOWN_MS);
}

/** Says what went wrong, in words to act on; a session that is over leads to the sign-in. */
export function tellProblem(error: unknown): void {
  if (isSessionOver(error)) {
    signOut({ isExpired: true });
    return;
  }
  const { key, fillings } = problemWords(error);
  notice.value = { kind: 'problem', key, fillings };
}

/** Takes a problem away that has been read or is out of date; news go by themselves. */
export function dismissProblem(): void {
  if (notice.peek()?.kind === 'problem') notice.value = undefined;
}

/** The words for an error; one that is not the API's is a mistake of the page. */
export function problemWords(error: unknown): { key: MessageKey; fillings: Fillings } {
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
