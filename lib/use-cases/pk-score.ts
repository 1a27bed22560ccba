/** Counting gifts: the app's own server tells of each, once or often. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import type { StoreServices } from '../http/services';
import { unlessOvertaken } from '../model/table';

const MAX_POINTS = 1_000_000;

/** The body of a gift; `eventId` is the sender's own, the same whenever it sends it again. */
export const scorePkBody = z.strictObject({
  eventId: z.string().check(z.minLength(1), z.maxLength(128)),
  points: z.int().check(z.gte(1), z.lte(MAX_POINTS)),
});

export interface Scored {
  pkId: string;
  /** Whether this call counted the gift, or one before it did. */
  counted: 'now' | 'before';
}

/** Counts a gift for the room's side. Throws `RoomNotFound` and `PkNotRunning`. */
export async function scorePk(
  { rooms, pks }: StoreServices,
  { roomId, eventId, points }: z.infer<typeof scorePkBody> & { roomId: string },
): Promise<Scored> {
  const { pk } = await rooms.require(roomId);
  if (pk) {
    const { pkId, side } = pk;
    const gift = { side, eventId, points };
    const isCounted = await pks.score(pkId, gift).then(() => true, unlessOvertaken);
    if (isCounted) return { pkId, counted: 'now' };
    if (await pks.hasCounted(pkId, eventId)) return { pkId, counted: 'before' };
  }
  throw new AppError('PkNotRunning', 'The room is in no PK.');
}
