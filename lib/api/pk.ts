/** PKs as the API answers them; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import { PK_OUTCOMES } from '../model/pk';

const opponent = z.strictObject({ roomId: z.string(), hostId: z.string(), hostName: z.string() });
const score = z.strictObject({ own: z.int(), opponent: z.int() });

/** The PK that a room is in or invited to, from its side. */
export const pkShape = z.strictObject({
  pkId: z.string(),
  state: z.enum(['invited', 'running']),
  invitedBy: z.string(),
  opponent,
  minutes: z.int(),
  /** When the invitation expires, or the PK ends. */
  endsAt: z.iso.datetime(),
  score,
  /** Whether the hosts have to send into each other's channel for the audiences to see both. */
  hostsJoinBoth: z.boolean(),
});
export type PkView = z.infer<typeof pkShape>;

/** The last PK that ran. */
export const lastPkShape = z.strictObject({
  pkId: z.string(),
  opponent,
  score,
  outcome: z.enum(PK_OUTCOMES),
  endedAt: z.iso.datetime(),
});

/** What a call has made of a PK. */
export const pkAnswerShape = z.strictObject({
  pkId: z.string(),
  state: z.enum(['none', 'invited', 'running', 'over']),
});

/** Whether this call counted the gift, or one before it did. */
export const scoredShape = z.strictObject({
  pkId: z.string(),
  counted: z.enum(['now', 'before']),
});
