/** Conveniences that only the local cloud's web server offers. */
import { fetchJson } from './api/fetch-json';

interface SignedIn {
  token: string;
  userId: string;
  name: string;
}

const BROWSER_KEY = 'lianmai.browser';

/** A token for anybody who says a name; by the same name this browser is the same person again. */
export function signInLocally(name: string): Promise<SignedIn> {
  const body = { name, browserId: browserId() };
  return fetchJson('/local/sign-in', { method: 'POST', body });
}

/** An operator's token; in a deployment it is the app's own server that signs one. */
export async function adminLocally(): Promise<string> {
  const { token } = await fetchJson<{ token: string }>('/local/admin', {
    method: 'POST',
    body: {},
  });
  return token;
}

function browserId(): string {
  const known = localStorage.getItem(BROWSER_KEY) ?? crypto.randomUUID();
  localStorage.setItem(BROWSER_KEY, known);
  return known;
}

/** Gives the room's host something, which counts in a PK; in a deployment the app's server does it. */
export async function giveGift(
  token: string,
  roomId: string,
  gift: 'flower' | 'rocket',
): Promise<void> {
  await fetchJson('/local/gifts', { method: 'POST', body: { roomId, gift }, token });
}

/** Likes a room's host so many times, which counts in a PK as gifts do. */
export async function like(token: string, roomId: string, count: number): Promise<void> {
  await fetchJson('/local/likes', { method: 'POST', body: { roomId, count }, token });
}

/** Starts a synthetic guest, called so and by a number, who asks to come on the room's stage. */
export function addGuest(
  roomId: string,
  called: string,
): Promise<{ userId: string; name: string }> {
  const body = { roomId, name: `${called} {number}` };
  return fetchJson('/local/guests', { method: 'POST', body });
}
