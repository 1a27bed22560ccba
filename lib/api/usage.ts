/** Usage as the API answers it; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';

/** What one task has cost, or costs while it runs. */
export const usageShape = z.strictObject({
  roomId: z.string(),
  taskId: z.string(),
  hostId: z.string(),
  stream: z.string(),
  profile: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.optional(z.iso.datetime()),
  relayMinutes: z.optional(z.int().check(z.gte(0))),
  mixMinutes: z.optional(z.int().check(z.gte(0))),
  billedMinutes: z.optional(z.int().check(z.gte(0))),
  recordedMinutes: z.optional(z.int().check(z.gte(0))),
  outcome: z.optional(z.string()),
});

/** A page of usage. */
export const usagePageShape = z.strictObject({
  usage: z.array(usageShape),
  nextToken: z.optional(z.string()),
});
export type UsagePageView = z.infer<typeof usagePageShape>;
