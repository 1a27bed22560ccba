/** What is done about a report of moderation: rules by label and score, as a deployment sets them. */
import * as z from 'zod/mini';

/** From the mildest to the hardest. */
export const MODERATION_ACTIONS = ['note', 'warn', 'cover', 'unseat', 'stop', 'forbid'] as const;
export type ModerationAction = (typeof MODERATION_ACTIONS)[number];

/** What an admin does without a report; for all else there are calls of their own. */
export const BY_HAND = ['warn', 'cover'] as const satisfies readonly ModerationAction[];

const policyShape = z
  .array(
    z.strictObject({
      /** `*` stands for every label. */
      label: z.string().check(z.minLength(1), z.maxLength(64)),
      minScore: z.number().check(z.gte(0), z.lte(100)),
      action: z.enum(MODERATION_ACTIONS),
    }),
  )
  .check(z.minLength(1), z.maxLength(100));
export type ModerationPolicy = z.infer<typeof policyShape>;

/** Reads a policy from JSON; nothing if it is none. */
export function moderationPolicy(json: string): ModerationPolicy | undefined {
  try {
    return policyShape.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** The hardest of the rules that a report meets; what meets none is noted. */
export function actionFor(
  policy: ModerationPolicy,
  { label, score }: { label: string; score: number },
): ModerationAction {
  const met = policy.filter(
    (rule) => (rule.label === '*' || rule.label === label) && score >= rule.minScore,
  );
  const hardest = Math.max(0, ...met.map(({ action }) => MODERATION_ACTIONS.indexOf(action)));
  return MODERATION_ACTIONS[hardest] ?? 'note';
}
