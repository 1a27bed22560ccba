/**
 * Mixes as the API answers them. Shapes of answers are for the description of the API and for
 * types: functions import their types alone, so that they cost no function anything.
 */
import * as z from 'zod/mini';
import { MIX_MODES } from '../model/mix-mode';
import { mixRequestShape } from '../model/mix-request';
import type { MixState } from '../model/room';

export const MIX_STATES = ['idle', 'starting', 'live', 'stopping'] as const satisfies MixState[];

/** The signed addresses of a stream. */
export const playUrlsShape = z.strictObject({
  rtmp: z.url(),
  flv: z.url(),
  hls: z.url(),
});

/** A room's mix. Only its state is always there. */
export const mixShape = z.strictObject({
  state: z.enum(MIX_STATES),
  taskId: z.optional(z.string()),
  // What was asked for, unless the mix is idle.
  ...mixRequestShape,
  mode: z.optional(z.enum(MIX_MODES)),
  layoutVersion: z.optional(z.int().check(z.gte(0))),
  isLayoutApplied: z.optional(z.boolean()),
  startedAt: z.optional(z.iso.datetime()),
  endsBy: z.optional(z.iso.datetime()),
  endsSoon: z.optional(z.boolean()),
  graceEndsAt: z.optional(z.iso.datetime()),
  isForbidden: z.optional(z.boolean()),
  availableAt: z.optional(z.iso.datetime()),
  lastOutcome: z.optional(z.string()),
});
export type MixView = z.infer<typeof mixShape>;

/** What a start, a change or a stop has done to the mix. */
export const mixAnswerShape = z.strictObject({
  roomId: z.string(),
  mix: mixShape,
  playUrls: z.optional(playUrlsShape),
});
export type MixAnswerView = z.infer<typeof mixAnswerShape>;

/** What closing a room has done, to its mix too. */
export const closedRoomShape = z.strictObject({
  roomId: z.string(),
  mix: mixShape,
  playUrls: z.optional(playUrlsShape),
  state: z.literal('closed'),
});
export type ClosedRoomView = z.infer<typeof closedRoomShape>;
