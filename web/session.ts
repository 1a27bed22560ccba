/** Who is signed in, in this browser tab and after a reload. */
import { computed, signal } from '@preact/signals';

/** Tabs of one browser may be different people, so it is not kept in `localStorage`. */
const KEY = 'lianmai.session';

export interface Session {
  token: string;
  userId: string;
  name: string;
  expiresAtMs: number | undefined;
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
    const { sub, name, exp } = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof sub !== 'string') return undefined;
    const expiresAtMs = typeof exp === 'number' ? exp * 1000 : undefined;
    return { token, userId: sub, name: typeof name === 'string' ? name : sub, expiresAtMs };
  } catch {
    return undefined;
  }
}

/** Signs in with a token, and remembers it until the tab is closed. */
export function signIn(token: string): void {
  const next = sessionOf(token);
  if (!next) return;
  sessionStorage.setItem(KEY, token);
  hasExpired.value = false;
  session.value = next;
}

/** Forgets who was signed in. */
export function signOut({ isExpired = false } = {}): void {
  sessionStorage.removeItem(KEY);
  hasExpired.value = isExpired;
  session.value = undefined;
}

/** Signs in with the token of before a reload, unless it has expired. */
export function restoreSession(nowMs: number): void {
  const token = sessionStorage.getItem(KEY);
  const restored = token ? sessionOf(token) : undefined;
  if (!token || !restored) return;
  if (restored.expiresAtMs && restored.expiresAtMs <= nowMs) signOut({ isExpired: true });
  else session.value = restored;
}
