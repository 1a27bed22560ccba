/**
 * Watching without an account: a deployment may give anybody a token that is good for looking on.
 */
import { signal } from '@preact/signals';
import { ApiError } from './api/api-error';
import { fetchJson } from './api/fetch-json';
import { type Backoff, backoffMs, pause } from './backoff';
import { type Session, sessionOf } from './session';

const KEY = 'lianmai.visitor';
/** A token that is refused so soon after it was given would be refused again. */
const AGAIN_AFTER_MS = 60_000;
const BACKOFF: Backoff = { firstMs: 1000, maxMs: 30_000 };
/** Whoever sees nothing yet is asked to sign in after so many; a page that is up goes on. */
const MAX_TRIES = 4;

/** Who looks on without having signed in; undefined until the deployment has said so. */
export const visitor = signal<Session | undefined>(undefined);
/** Whether the visitor's token has ended. The page stays as it is until another has come. */
export const isVisitOver = signal(false);
/** Whether looking on needs a sign-in after all. */
export const isVisitRefused = signal(false);

let givenAtMs = Number.NEGATIVE_INFINITY;

/** Takes the token of this tab, or asks for one at the address that the deployment names. */
export async function visit(address: string | undefined): Promise<void> {
  const kept = sessionOf(sessionStorage.getItem(KEY) ?? '');
  const isTooSoon = performance.now() - givenAtMs < AGAIN_AFTER_MS;
  const given = kept ?? (address && !isTooSoon ? await askAt(address) : undefined);
  visitor.value = given;
  isVisitOver.value = false;
  isVisitRefused.value = !given;
}

/** Forgets a visitor's token, which is good no more. */
export function endVisit(): void {
  sessionStorage.removeItem(KEY);
  isVisitOver.value = true;
}

async function askAt(address: string): Promise<Session | undefined> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { token } = await fetchJson<{ token: string }>(address, { method: 'POST', body: {} });
      givenAtMs = performance.now();
      sessionStorage.setItem(KEY, token);
      return sessionOf(token);
    } catch (error) {
      const isForNow = error instanceof ApiError && error.retryable;
      const mayGoOn = visitor.peek() !== undefined || tries < MAX_TRIES;
      // A visitor who cannot watch can still sign in.
      if (!isForNow || !mayGoOn) return undefined;
      const waitMs = backoffMs(BACKOFF, tries, Math.random());
      await pause(Math.max(waitMs, error.retryAfterMs ?? 0), new AbortController().signal);
    }
  }
}
