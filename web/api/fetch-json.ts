import { endOfCall, outcomeOf } from './answer';
import { refusalOf } from './api-error';

interface Sent {
  method?: 'GET' | 'POST';
  body?: object;
  /** Who is asking. */
  token?: string;
}

/**
 * Fetches JSON that is not the API's: what a deployment or the local cloud offers beside the pages.
 * Throws `ApiError` alone.
 */
export async function fetchJson<T>(
  url: string,
  { method = 'GET', body, token }: Sent = {},
): Promise<T> {
  const response = await outcomeOf(
    fetch(url, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: endOfCall(),
      cache: 'no-store',
    }),
  );
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok || answer === undefined) throw refusalOf(response.status, answer);
  return answer as T;
}
