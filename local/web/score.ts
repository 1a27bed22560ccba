import { randomUUID } from 'node:crypto';
import { Refusal } from '../http/refusal';

const TIMEOUT_MS = 10_000;

/** By what a customer's own server reaches the API. */
export interface AppServer {
  api: string;
  serverKey: string;
}

/** Points for a room; whose they are is not known of likes, which are counted together. */
export interface Points {
  points: number;
  userId?: string;
}

/**
 * Counts points for a room's side of its PK, as a customer's own server does with the server key,
 * which no page has. Throws a `Refusal` as the API refuses.
 */
export async function scorePk(
  { api, serverKey }: AppServer,
  roomId: string,
  given: Points,
): Promise<void> {
  const response = await fetch(`${api}/score-pk/${encodeURIComponent(roomId)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${serverKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ eventId: randomUUID(), ...given }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.ok) return;
  const { code, message } = (await response.json()) as { code: string; message: string };
  throw new Refusal(response.status, code, message);
}
