/** Counting gifts: the app's own server reports each, once or more often. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { countsIn } from '../model/round';
import { won } from '../model/table';
import { userIdShape } from '../model/user-id';
import { MAX_ATTEMPTS, overtaken } from './pk-overtaken';
import type { StoreServices } from './services';

const MAX_POINTS = 1_000_000;

/** The body of a gift; `eventId` is the sender's own, the same whenever it sends it again. */
export const scorePkBody = z.strictObject({
  eventId: z.string().check(z.minLength(1), z.maxLength(128)),
  points: z.int().check(z.gte(1), z.lte(MAX_POINTS)),
  userId: z.optional(userIdShape),
});

export interface Scored {
  pkId: string;
  /** Whether this call counted the gift, or one before it did. */
  counted: 'now' | 'before';
}

/**
 * Counts a gift for the room in the round that runs. The bell is the round's end as it was said
 * when it began: a gift of which the API hears later does not count, whether or not anybody has noticed
 * the end yet; and one that was heard before it, but is not written when the score becomes final, does
 * not count either, and its sender is told so. Nor does one for a room that has given the round up or
 * left it, or has come into the PK since it began. One that counted in an earlier round of this PK, or in
 * the room's last PK, does not count again: those rounds are final, so that it is enough to look at them
 * first. Throws `RoomNotFound` and `PkNotRunning`, and `PkBusy` if the PK changes all the time.
 */
export async function scorePk(
  { rooms, pks, gifts, clock }: StoreServices,
  { roomId, eventId, points, userId }: z.infer<typeof scorePkBody> & { roomId: string },
): Promise<Scored> {
  const heardAtMs = clock.now();
  const { pk: pointer, lastPk } = await rooms.require(roomId);
  const lastPkId = lastPk?.pkId;
  if (lastPkId && (await gifts.hasCounted(lastPkId, eventId))) {
    return { pkId: lastPkId, counted: 'before' };
  }
  for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts++) {
    const pk = pointer && (await pks.find(pointer.pkId));
    if (!pk) throw noRound();
    const { pkId, round } = pk;
    const gift = { eventId, roomId, userId, points, heardAtMs };
    const isNew = round.number === 1 || !(await gifts.hasCounted(pkId, eventId));
    const mayCount = isNew && pk.state === 'running' && countsIn(round, roomId, heardAtMs);
    if (mayCount && (await won(gifts.count(pk, gift)))) return { pkId, counted: 'now' };
    if (!isNew || (await gifts.hasCounted(pkId, eventId))) return { pkId, counted: 'before' };
    if (!mayCount) throw noRound();
  }
  throw overtaken();
}

function noRound(): AppError {
  return new AppError('PkNotRunning', 'No round runs in which the gift counts.');
}
