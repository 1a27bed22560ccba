/** Conveniences that only the local cloud's web server offers. */
import { fetchJson } from './api/fetch-json';

interface SignedIn {
  token: string;
  userId: string;
  name: string;
}

/** A token for anybody who says a name. */
export function signInLocally(name: string): Promise<SignedIn> {
  return fetchJson('/local/sign-in', { method: 'POST', body: { name } });
}

/** Starts a synthetic guest, who asks to come on the room's stage. */
export function addGuest(roomId: string): Promise<{ userId: string; name: string }> {
  return fetchJson('/local/guests', { method: 'POST', body: { roomId } });
}
