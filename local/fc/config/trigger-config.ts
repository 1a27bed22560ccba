import { z } from 'zod';
import { httpConfigShape, timerConfigShape, triggerNameShape } from './trigger-rules';

/** `triggerConfig` travels as JSON in a string. */
function jsonOf<T extends z.ZodType>(shape: T) {
  return z.string().superRefine((json, context) => {
    const parsed = shape.safeParse(parse(json));
    for (const issue of parsed.error?.issues ?? []) {
      context.addIssue({ code: 'custom', message: issue.message, path: issue.path });
    }
  });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const common = {
  triggerName: triggerNameShape,
  description: z.string().default(''),
  // There are no versions and aliases here.
  qualifier: z.literal('LATEST').default('LATEST'),
  invocationRole: z.string().optional(),
  sourceArn: z.string().optional(),
};

/** The body of CreateTrigger: CreateTriggerInput of the SDK. */
export const createTriggerShape = z.discriminatedUnion('triggerType', [
  z.strictObject({
    ...common,
    triggerType: z.literal('http'),
    triggerConfig: jsonOf(httpConfigShape),
  }),
  z.strictObject({
    ...common,
    triggerType: z.literal('timer'),
    triggerConfig: jsonOf(timerConfigShape),
  }),
]);

export type TriggerConfig = z.infer<typeof createTriggerShape>;

/** The body of UpdateTrigger: UpdateTriggerInput of the SDK; what is absent stays as it is. */
export const updateTriggerShape = z.strictObject({
  description: z.string().optional(),
  qualifier: z.literal('LATEST').optional(),
  invocationRole: z.string().optional(),
  triggerConfig: z.string().optional(),
});
