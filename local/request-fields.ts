import { z } from 'zod';

/** What is read of the line that a function writes when a request has ended. */
const Fields = z.object({
  requestId: z.string(),
  function: z.string(),
  route: z.string(),
  outcome: z.string(),
  durationMs: z.number(),
  coldStart: z.boolean(),
  status: z.number().optional(),
  code: z.string().optional(),
  roomId: z.string().optional(),
  user: z.string().optional(),
  error: z.string().optional(),
  calls: z
    .record(z.string(), z.record(z.string(), z.object({ count: z.number(), ms: z.number() })))
    .optional(),
});

export type RequestFields = z.infer<typeof Fields>;

/** The fields of a request's line; undefined for any other line. */
export function requestFields(line: string): RequestFields | undefined {
  try {
    return Fields.safeParse(JSON.parse(line)).data;
  } catch {
    // Not JSON: somebody's `console.log`, or a stack trace.
    return undefined;
  }
}
