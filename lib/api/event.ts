/** Events as the API answers them: CloudEvents 1.0 in JSON (https://github.com/cloudevents/spec). */
import * as z from 'zod/mini';
import { EVENT_TYPES, publicType } from '../event-types';
import { cloudEvent } from '../model/cloud-event';
import type { RoomEvent } from '../model/event';
import { MIX_MODES } from '../model/mix-mode';
import { roundSideShape, teamsShape } from './pk';

/** Another room of a PK, as events and chapters name it. */
export const otherRoomShape = z.strictObject({ roomId: z.string(), hostName: z.string() });

/** What an event tells beside its type, its room and its time. */
export const eventDataShape = z.strictObject({
  hostId: z.optional(z.string()),
  formerHostId: z.optional(z.string()),
  taskId: z.optional(z.string()),
  outcome: z.optional(z.string()),
  userId: z.optional(z.string()),
  name: z.optional(z.string()),
  pkId: z.optional(z.string()),
  others: z.optional(z.array(otherRoomShape)),
  seatNumber: z.optional(z.int()),
  round: z.optional(z.int()),
  teams: z.optional(teamsShape),
  winnerRoomIds: z.optional(z.array(z.string())),
  questionId: z.optional(z.string()),
  amountCents: z.optional(z.int()),
  currency: z.optional(z.string()),
  until: z.optional(z.iso.datetime()),
  mode: z.optional(z.enum(MIX_MODES)),
  replayId: z.optional(z.string()),
  /** Of a round of a PK, or how sure a provider of moderation is. */
  score: z.optional(z.union([z.number(), z.array(roundSideShape)])),
  label: z.optional(z.string()),
  action: z.optional(z.string()),
  reason: z.optional(z.string()),
});

/** An event of a room. */
export const eventShape = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.enum(EVENT_TYPES.map(publicType)),
  subject: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  /** The extension for order: https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/sequence.md */
  sequence: z.string().check(z.regex(/^[1-9]\d*$/)),
  data: eventDataShape,
});

/** Events in order. */
export const eventListShape = z.strictObject({ events: z.array(eventShape) });

/** Events in order. */
export function eventListView(events: RoomEvent[]): z.infer<typeof eventListShape> {
  return { events: events.map(cloudEvent) };
}
