/** Signing in with a deployment's own login service, by a redirect there and back. */
import { signIn } from './session';

const STATE_KEY = 'lianmai.sign-in-state';

/**
 * Goes to the login service. What comes back must carry this tab's `state`, so that nobody can sign
 * a visitor in as somebody else by a prepared link.
 */
export function leaveToSignIn(loginUrl: string): void {
  const state = crypto.randomUUID();
  sessionStorage.setItem(STATE_KEY, state);
  const url = new URL(loginUrl, location.href);
  url.searchParams.set('state', state);
  url.searchParams.set('redirect_uri', location.origin + location.pathname);
  location.assign(url);
}

/**
 * Takes the token that the login service has put into the fragment, and cleans the address. A token
 * without the state of a sign-in that this tab began is refused: RFC 6749, section 10.12.
 */
export function returnFromSignIn(): void {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (!token) return;
  const begun = sessionStorage.getItem(STATE_KEY);
  sessionStorage.removeItem(STATE_KEY);
  history.replaceState(history.state, '', location.pathname);
  if (begun && fragment.get('state') === begun) signIn(token);
}
