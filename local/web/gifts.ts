import { badRequest } from '../http/refusal';
import { type AppServer, scorePk } from './score';

/** What viewers can give here beside likes, and what each is worth in a PK. */
const POINTS = { flower: 5, rocket: 10 } as const;

/**
 * Takes a viewer's gift as a customer's own server would: it knows what a gift is worth, and counts it
 * for the room. Throws a `Refusal` as the API refuses.
 */
export async function giveGift(
  appServer: AppServer,
  userId: string,
  { roomId, gift }: Record<string, unknown>,
): Promise<{ points: number }> {
  if (typeof roomId !== 'string' || (gift !== 'flower' && gift !== 'rocket')) {
    throw badRequest('Expected a roomId, and a gift: flower or rocket.');
  }
  const points = POINTS[gift];
  await scorePk(appServer, roomId, { points, userId });
  return { points };
}
