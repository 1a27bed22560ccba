/**
 * Who is signed in. Each tab keeps its own word in `sessionStorage`, as tabs of one browser may be
 * different people; a new tab takes that of `localStorage`, which outlives all tabs.
 */
import { computed, signal } from '@preact/signals';

const KEY = 'lianmai.session';
/** What a tab keeps that was signed out, so that it is nobody else after a reload. */
const NOBODY = '';

export interface Session {
  token: string;
  userId: string;
  name: string;
}

export const session = signal<Session | undefined>(undefined);
/** The last session ended because its token did. */
export const hasExpired = signal(false);
export const isSignedIn = computed(() => session.value !== undefined);

/** What a token says of its owner; undefined if it is none. The API verifies it, not the page. */
export function sessionOf(token: string): Session | undefined {
  try {
    const payload = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(
      atob(payload.replaceAll('-', '+').replaceAll('_', '/')),
      (character) => character.charCodeAt(0),
    );
    const { sub, name } = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof sub !== 'string') return undefined;
    return { token, userId: sub, name: typeof name === 'string' ? name : sub };
  } catch {
    return undefined;
  }
}

/** Signs in with a token: this tab until it is closed, and every tab that is opened from now on. */
export function signIn(token: string): void {
  const next = sessionOf(token);
  if (!next) return;
  sessionStorage.setItem(KEY, token);
  localStorage.setItem(KEY, token);
  hasExpired.value = false;
  session.value = next;
}

/** Forgets who was signed in. */
export function signOut({ isExpired = false } = {}): void {
  const ended = session.peek()?.token;
  sessionStorage.setItem(KEY, NOBODY);
  if (localStorage.getItem(KEY) === ended) localStorage.removeItem(KEY);
  hasExpired.value = isExpired;
  session.value = undefined;
}

/**
 * Signs in as this tab was, or as the last user who signed in in this browser. Whether the token is
 * still good is for the API to say: this computer's clock may be wrong.
 */
export function restoreSession(): void {
  const token = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? NOBODY;
  sessionStorage.setItem(KEY, token);
  session.value = sessionOf(token);
}
