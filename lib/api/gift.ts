/** Ledgers of rounds as the API answers them; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import type { Gift, Ledger } from '../model/gift';
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
  roomIds: z.array(z.string()).check(z.length(2)),
  isFinal: z.boolean(),
  surrenderedBy: z.optional(z.string()),
  gifts: z.array(countedGiftShape),
  nextToken: z.optional(z.string()),
});

/** A page of the gifts of a round. */
export function ledgerView(ledger: Ledger): z.infer<typeof ledgerShape> {
  const { roundId, isFinal, rooms, surrenderedBy, gifts, nextToken } = ledger;
  const giftView = ({ side, heardAtMs, ...gift }: Gift) => {
    return { ...gift, roomId: rooms[side], at: isoTime(heardAtMs) };
  };
  return {
    ...{ roundId, roomIds: [rooms.inviter, rooms.opponent], isFinal },
    surrenderedBy: surrenderedBy && rooms[surrenderedBy],
    ...{ gifts: gifts.map(giftView), nextToken },
  };
}
