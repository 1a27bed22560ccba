/** What a caller joins with, as the API answers it; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import { ROLES } from '../model/role';
import { playUrlsShape } from './mix';

/** A join token for one user and one RTC channel. */
export const joinTokenShape = z.strictObject({
  appId: z.string(),
  channelId: z.string(),
  userId: z.string(),
  nonce: z.string(),
  timestamp: z.int(),
  token: z.string(),
  gslb: z.array(z.string()),
  singleToken: z.string(),
  whip: z.optional(z.strictObject({ publishUrl: z.url(), subscribeUrl: z.url() })),
});

/** A membership; only who goes on stage gets a token. */
export const memberShape = z.strictObject({
  roomId: z.string(),
  role: z.enum(ROLES),
  rtc: z.optional(joinTokenShape),
  playUrls: playUrlsShape,
});
export type MemberView = z.infer<typeof memberShape>;
