import { endOfCall, outcomeOf } from './answer';
import { refusalOf } from './api-error';

/**
 * Fetches JSON that is not the API's: what a deployment or the local cloud offers beside the pages.
 * Throws `ApiError` alone.
 */
export async function fetchJson<T>(
  url: string,
  { method = 'GET', body }: { method?: 'GET' | 'POST'; body?: object } = {},
): Promise<T> {
  const response = await outcomeOf(
    fetch(url, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      signal: endOfCall(),
      cache: 'no-store',
    }),
  );
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok || answer === undefined) throw refusalOf(response.status, answer);
  return answer as T;
}
