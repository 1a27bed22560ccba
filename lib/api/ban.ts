/** Bans as the API answers them; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import type { Ban } from '../model/ban';
import { isoTime, timeIfAny } from './time';

/** Somebody who is banned. */
export const banShape = z.strictObject({
  userId: z.string(),
  roomId: z.optional(z.string()),
  until: z.optional(z.iso.datetime()),
  reason: z.string(),
  bannedBy: z.string(),
  bannedAt: z.iso.datetime(),
});
export type BanView = z.infer<typeof banShape>;

/** A page of bans. */
export const banPageShape = z.strictObject({
  bans: z.array(banShape),
  nextToken: z.optional(z.string()),
});

/** The ban that was lifted. */
export const liftedBanShape = z.strictObject({
  userId: z.string(),
  roomId: z.optional(z.string()),
});

/** A ban as those see it who may lift it. */
export function banView({ untilMs, bannedAtMs, ...ban }: Ban): BanView {
  return { ...ban, until: timeIfAny(untilMs), bannedAt: isoTime(bannedAtMs) };
}

/** A page of bans. */
export function banPageView({ bans, nextToken }: { bans: Ban[]; nextToken?: string }) {
  return { bans: bans.map(banView), nextToken };
}
