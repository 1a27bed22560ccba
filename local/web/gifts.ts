import { randomUUID } from 'node:crypto';
import { badRequest, Refusal } from '../http/refusal';

const TIMEOUT_MS = 10_000;
/** What viewers can give here, and what each is worth in a PK. */
const POINTS = { flower: 1, rocket: 10 } as const;

/**
 * Takes a gift as a customer's own server would: it knows what a gift is worth, and counts it for the
 * room with the server key, which no page has. Throws a `Refusal` as the API refuses.
 */
export async function giveGift(
  { api, serverKey }: { api: string; serverKey: string },
  { roomId, gift }: Record<string, unknown>,
): Promise<{ points: number }> {
  if (typeof roomId !== 'string' || (gift !== 'flower' && gift !== 'rocket')) {
    throw badRequest('Expected a roomId, and a gift: flower or rocket.');
  }
  const points = POINTS[gift];
  const response = await fetch(`${api}/score-pk/${encodeURIComponent(roomId)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${serverKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ eventId: randomUUID(), points }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.ok) return { points };
  const { code, message } = (await response.json()) as { code: string; message: string };
  throw new Refusal(response.status, code, message);
}
