/** Ledgers of rounds as the API answers them; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import type { Gift, Ledger } from '../model/gift';
import { teamsShape } from './pk';
import { isoTime } from './time';

/** A gift that was counted. */
export const countedGiftShape = z.strictObject({
  eventId: z.string(),
  roomId: z.string(),
  userId: z.optional(z.string()),
  points: z.int(),
  at: z.iso.datetime(),
});

/** A page of the gifts of a round. */
export const ledgerShape = z.strictObject({
  roundId: z.string(),
  roomIds: z.array(z.string()),
  teams: z.optional(teamsShape),
  isFinal: z.boolean(),
  outRoomIds: z.array(z.string()),
  gifts: z.array(countedGiftShape),
  nextToken: z.optional(z.string()),
});

/** A page of the gifts of a round. */
export function ledgerView(ledger: Ledger): z.infer<typeof ledgerShape> {
  const giftView = ({ heardAtMs, ...gift }: Gift) => ({ ...gift, at: isoTime(heardAtMs) });
  return { ...ledger, gifts: ledger.gifts.map(giftView) };
}
