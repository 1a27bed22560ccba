/**
 * Watching without an account: a deployment may give anybody a token that is good for looking on.
 */
import { signal } from '@preact/signals';
import { fetchJson } from './api/fetch-json';
import { type Session, sessionOf } from './session';

const KEY = 'lianmai.visitor';
/** A token that is refused so soon after it was given would be refused again. */
const AGAIN_AFTER_MS = 60_000;

/** Who looks on without having signed in; undefined until the deployment has said so. */
export const visitor = signal<Session | undefined>(undefined);
/** Whether looking on needs a sign-in after all. */
export const isVisitRefused = signal(false);

let givenAtMs = Number.NEGATIVE_INFINITY;

/** Takes the token of this tab, or asks for one at the address that the deployment names. */
export async function visit(address: string | undefined): Promise<void> {
  const kept = sessionOf(sessionStorage.getItem(KEY) ?? '');
  if (kept) {
    visitor.value = kept;
    return;
  }
  const isTooSoon = performance.now() - givenAtMs < AGAIN_AFTER_MS;
  const given = address && !isTooSoon ? await askAt(address) : undefined;
  visitor.value = given;
  isVisitRefused.value = !given;
}

/** Forgets a visitor whose token is good no more. */
export function endVisit(): void {
  sessionStorage.removeItem(KEY);
  visitor.value = undefined;
}

async function askAt(address: string): Promise<Session | undefined> {
  givenAtMs = performance.now();
  try {
    const { token } = await fetchJson<{ token: string }>(address, { method: 'POST', body: {} });
    sessionStorage.setItem(KEY, token);
    return sessionOf(token);
  } catch {
    // A visitor who cannot watch can still sign in.
    return undefined;
  }
}
