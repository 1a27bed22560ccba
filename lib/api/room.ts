/** Rooms as the API answers them; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import { MIX_MODES } from '../model/mix-mode';
import { ROLES } from '../model/role';
import { ADMISSIONS, ROOM_KINDS } from '../model/room';
import { RECORDING_RULES } from '../model/room-recording';
import { MODERATION_ACTIONS } from '../moderation-policy';
import { MIX_STATES, mixShape, playUrlsShape } from './mix';
import { lastPkShape, pkShape } from './pk';
import { qnaShape } from './qna';
import { seatShape, stageMemberShape, stageRequestShape, stageStateShape } from './stage';

/** What moderation has done last. */
export const lastReportShape = z.strictObject({
  label: z.optional(z.string()),
  score: z.optional(z.number().check(z.gte(0), z.lte(100))),
  reason: z.optional(z.string()),
  action: z.enum(MODERATION_ACTIONS),
  userId: z.optional(z.string()),
  reportedAt: z.iso.datetime(),
});

const facts = {
  roomId: z.string(),
  title: z.string(),
  kind: z.enum(ROOM_KINDS),
  hostId: z.string(),
  hostName: z.string(),
  state: z.enum(['open', 'closed']),
  createdAt: z.iso.datetime(),
  headCount: z.int().check(z.gte(0)),
  previewUrl: z.optional(z.url()),
  covered: z.array(z.string()),
  lastReport: z.optional(lastReportShape),
};

/** A room as lists show it. */
export const roomSummaryShape = z.strictObject({
  ...facts,
  mix: z.strictObject({
    state: z.enum(MIX_STATES),
    mode: z.optional(z.enum(MIX_MODES)),
    startedAt: z.optional(z.iso.datetime()),
  }),
});
export type RoomSummaryView = z.infer<typeof roomSummaryShape>;

/** A page of rooms. */
export const roomPageShape = z.strictObject({
  rooms: z.array(roomSummaryShape),
  nextToken: z.optional(z.string()),
});

/** Where the caller stands in a room. */
export const youShape = z.strictObject({
  userId: z.string(),
  role: z.enum(ROLES),
  stage: stageStateShape,
});

/** A room with its mix, its people and its play URLs. */
export const roomShape = z.strictObject({
  ...facts,
  autoStart: z.boolean(),
  autoStop: z.boolean(),
  hostGraceSeconds: z.int(),
  deputyId: z.optional(z.string()),
  maxDurationMinutes: z.int(),
  maxSeats: z.int(),
  seatLimit: z.int(),
  admission: z.enum(ADMISSIONS),
  allowRelay: z.boolean(),
  allowPk: z.boolean(),
  opponentPauseMinutes: z.int(),
  namePlates: z.boolean(),
  recording: z.enum(RECORDING_RULES),
  /** Whether the mix is being recorded now. */
  isRecording: z.boolean(),
  viewers: z.optional(z.int().check(z.gte(0))),
  viewersAt: z.optional(z.iso.datetime()),
  mix: mixShape,
  moderators: z.array(z.string()),
  stage: z.array(stageMemberShape),
  seats: z.array(seatShape),
  requests: z.array(stageRequestShape),
  pk: z.optional(pkShape),
  lastPk: z.optional(lastPkShape),
  qna: z.optional(qnaShape),
  you: youShape,
  /** The header `ETag` once more, as a gateway may drop or replace it, or hide it from pages. */
  etag: z.string().check(z.regex(/^"[\w-]+"$/)),
  /** For countdowns on devices whose clock is wrong. */
  serverTime: z.iso.datetime(),
  playUrls: playUrlsShape,
});
export type RoomView = z.infer<typeof roomShape>;
