/** The stage as the API answers it; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import type { Seat } from '../model/room';
import type { StageState } from '../model/stage-request';

const STAGE_STATES = ['none', 'requested', 'invited', 'seated'] as const satisfies StageState[];
const SEAT_STATES = ['invited', 'seated'] as const satisfies Seat['state'][];

export const stageStateShape = z.enum(STAGE_STATES);

/** Somebody on stage, or invited to it. */
export const stageMemberShape = z.strictObject({
  userId: z.string(),
  name: z.string(),
  role: z.enum(['host', 'cohost']),
  seatNumber: z.int(),
  state: z.enum(SEAT_STATES),
  isPresent: z.boolean(),
  isPublishing: z.boolean(),
  isInPicture: z.boolean(),
  expiresAt: z.optional(z.iso.datetime()),
});
export type StageMemberView = z.infer<typeof stageMemberShape>;

/** One seat of the stage. */
export const seatShape = z.strictObject({
  seatNumber: z.int(),
  userId: z.optional(z.string()),
  isLocked: z.boolean(),
  allowMicrophone: z.boolean(),
  allowCamera: z.boolean(),
});
export type SeatView = z.infer<typeof seatShape>;

/** The seats of a room after a change of one. */
export const seatsAnswerShape = z.strictObject({
  roomId: z.string(),
  seats: z.array(seatShape),
});
export type SeatsAnswerView = z.infer<typeof seatsAnswerShape>;

/** Somebody who would like to come on stage. */
export const stageRequestShape = z.strictObject({
  userId: z.string(),
  name: z.string(),
  requestedAt: z.iso.datetime(),
  position: z.int().check(z.gte(1)),
  seatNumber: z.optional(z.int()),
});

/** Where a user stands with a room's stage. */
export const standingShape = z.strictObject({
  roomId: z.string(),
  userId: z.string(),
  state: stageStateShape,
  seatNumber: z.optional(z.int()),
});

/** Who keeps order in a room beside its host. */
export const moderatorsShape = z.strictObject({
  roomId: z.string(),
  moderators: z.array(z.string()),
});

/** A link that seats the first who comes with it. */
export const guestLinkShape = z.strictObject({
  roomId: z.string(),
  userId: z.string(),
  invitation: z.string(),
  expiresAt: z.iso.datetime(),
});
export type GuestLinkView = z.infer<typeof guestLinkShape>;
