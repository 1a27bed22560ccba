/** Replays as the API answers them; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import { REPLAY_STATES } from '../model/replay';
import { ROOM_KINDS } from '../model/room';
import { otherRoomShape } from './event';

/** A moment worth jumping to, in milliseconds from the beginning of the replay. */
export const chapterShape = z.strictObject({
  atMs: z.int().check(z.gte(0)),
  type: z.string(),
  userId: z.optional(z.string()),
  name: z.optional(z.string()),
  questionId: z.optional(z.string()),
  others: z.optional(z.array(otherRoomShape)),
});

/** One file of a replay. */
export const replayPartShape = z.strictObject({
  startedAt: z.iso.datetime(),
  durationMs: z.int().check(z.gte(0)),
  bytes: z.int().check(z.gte(0)),
  playUrl: z.url(),
  downloadUrl: z.optional(z.url()),
});

const facts = {
  replayId: z.string(),
  roomId: z.string(),
  hostId: z.string(),
  hostName: z.string(),
  title: z.string(),
  kind: z.enum(ROOM_KINDS),
  state: z.enum(REPLAY_STATES),
  failure: z.optional(z.string()),
  startedAt: z.iso.datetime(),
  endedAt: z.optional(z.iso.datetime()),
  expiresAt: z.iso.datetime(),
  durationMs: z.int().check(z.gte(0)),
  bytes: z.int().check(z.gte(0)),
  coverUrl: z.optional(z.url()),
};

/** A replay as lists show it. */
export const replaySummaryShape = z.strictObject(facts);
export type ReplaySummaryView = z.infer<typeof replaySummaryShape>;

/** A page of replays. */
export const replayPageShape = z.strictObject({
  replays: z.array(replaySummaryShape),
  nextToken: z.optional(z.string()),
});

/** A replay with the signed addresses of its files. */
export const replayShape = z.strictObject({
  ...facts,
  parts: z.array(replayPartShape),
  chapters: z.array(chapterShape),
  /** When the addresses end. */
  urlsExpireAt: z.iso.datetime(),
});
export type ReplayView = z.infer<typeof replayShape>;

/** What a start or a stop has done to the recording of a room. */
export const recordingShape = z.strictObject({
  roomId: z.string(),
  isRecording: z.boolean(),
  isPending: z.boolean(),
  replayId: z.optional(z.string()),
});

/** A replay that is deleted, or will be within minutes. */
export const deletedReplayShape = z.strictObject({ replayId: z.string() });
