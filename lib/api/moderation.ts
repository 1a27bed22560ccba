/** Answers about moderation; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';

/** Who was let be seen again, and who of the room is still covered. */
export const liftedModerationShape = z.strictObject({
  roomId: z.string(),
  userId: z.string(),
  covered: z.array(z.string()),
});
