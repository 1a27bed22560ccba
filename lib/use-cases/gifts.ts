/** The ledger of a round: every gift that was counted, for whoever wants to count again. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import type { Actor } from '../model/actor';
import type { Ledger } from '../model/gift';
import { pageToken, readPageToken } from '../model/page-token';
import type { Pk } from '../model/pk';
import { partyOf } from '../model/pk-parties';
import { roundOf } from '../model/pk-rounds';
import { queryNumber } from '../model/query-number';
import { readRoundId } from '../model/round';
import { teamsIn } from '../model/teams';
import type { StoreServices } from './services';

/** A gift is less than 1 KB: such a page is well within what a function may answer. */
const MAX_PAGE = 500;

/** The query of a ledger. */
export const listGiftsQuery = z.strictObject({
  maxResults: z._default(queryNumber(1, MAX_PAGE), 100),
  nextToken: z.optional(z.string().check(z.maxLength(256))),
});

/**
 * A page of the gifts that were counted in a round. The round is read first: a ledger whose round is
 * final is complete. Throws `RoundNotFound`, and `NotRoomHost` to who is neither an admin nor the host of
 * a room in the round.
 */
export async function listGifts(
  { pks, gifts }: StoreServices,
  request: z.infer<typeof listGiftsQuery> & { roundId: string; actor: Actor },
): Promise<Ledger> {
  const { roundId, actor, maxResults, nextToken } = request;
  const [after] = nextToken === undefined ? [] : readPageToken(nextToken, /^([0-9a-f]{32})$/);
  const { pkId, number } = readRoundId(roundId);
  const pk = await pks.find(pkId);
  const round = pk && roundOf(pk, number);
  if (!round) throw new AppError('RoundNotFound', 'There is no such round.');
  const roomIds = round.score.map((side) => side.roomId);
  requireSomeHost(pk, roomIds, actor);
  const page = await gifts.list({ pkId, number }, { limit: maxResults, after });
  return {
    roundId,
    isFinal: round.isFinal,
    roomIds,
    teams: teamsIn(round.score),
    outRoomIds: round.score.filter(({ out }) => out).map((side) => side.roomId),
    gifts: page.gifts,
    nextToken: page.next === undefined ? undefined : pageToken(page.next),
  };
}

function requireSomeHost(pk: Pk, roomIds: string[], { userId, isAdmin }: Actor): void {
  const isHost = roomIds.some((roomId) => partyOf(pk, roomId)?.hostId === userId);
  if (isAdmin || isHost) return;
  throw new AppError('NotRoomHost', 'Only the hosts of the rooms of the round may do this.');
}
