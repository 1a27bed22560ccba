/** The log of actions as the API answers it; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import { ACTION_KINDS, type Action } from '../model/action';
import { isoTime } from './time';

/** Who did what to whom, when, and why. */
export const actionShape = z.strictObject({
  actionId: z.string(),
  kind: z.enum(ACTION_KINDS),
  roomId: z.optional(z.string()),
  userId: z.string(),
  doneBy: z.string(),
  isByAdmin: z.boolean(),
  doneAt: z.iso.datetime(),
  reason: z.string(),
});
/** Its kind may be one of a newer version, too. */
export type ActionView = Omit<z.infer<typeof actionShape>, 'kind'> & { kind: string };

/** A page of the log. */
export const actionPageShape = z.strictObject({
  actions: z.array(actionShape),
  nextToken: z.optional(z.string()),
});

/** A page of the log. */
export function actionPageView({ actions, nextToken }: { actions: Action[]; nextToken?: string }) {
  const views = actions.map(
    ({ doneAtMs, ...action }): ActionView => ({ ...action, doneAt: isoTime(doneAtMs) }),
  );
  return { actions: views, nextToken };
}
