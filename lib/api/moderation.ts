/** Answers about moderation; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';

/** Who of the room is covered, and whether its stream may be pushed. */
export const roomModerationShape = z.strictObject({
  roomId: z.string(),
  covered: z.array(z.string()),
  stream: z.enum(['allowed', 'allowing', 'forbidding', 'forbidden']),
});
