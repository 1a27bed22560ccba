/** An operator's token: that of the sign-in if it is one's, else one that this tab alone keeps. */
import { signal } from '@preact/signals';
import { hasExpired, type Session, session, sessionOf, signOut } from '../session';

const KEY = 'lianmai.operator';

const own = signal(sessionStorage.getItem(KEY) ?? '');

/** Who watches over all rooms; undefined if nobody here may. */
export function operator(): Session | undefined {
  const signedIn = session.value;
  const token = signedIn && isAdmin(signedIn.token) ? signedIn.token : own.value;
  return isAdmin(token) ? sessionOf(token) : undefined;
}

/** Takes an operator's token for this tab; answers whether it is one. */
export function becomeOperator(token: string): boolean {
  if (!isAdmin(token)) return false;
  sessionStorage.setItem(KEY, token);
  own.value = token;
  return true;
}

/**
 * Leaves the wall: forgets the token of this tab, and signs out whoever signed in as an operator. A
 * sign-in that is not an operator's is no business of the wall.
 */
export function endOperator({ isExpired = false } = {}): void {
  const signedIn = session.peek();
  sessionStorage.removeItem(KEY);
  own.value = '';
  if (signedIn && isAdmin(signedIn.token)) signOut();
  hasExpired.value = isExpired;
}

/** Whether it says so of itself. The API verifies it, not the page. */
function isAdmin(token: string): boolean {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { scope } = JSON.parse(atob(payload));
    return typeof scope === 'string' && scope.split(' ').includes('admin');
  } catch {
    return false;
  }
}
