/** Errors as the API answers them; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import { ERROR_CODES } from '../errors';

/** Every error of every call. */
export const errorShape = z.strictObject({
  requestId: z.string(),
  code: z.enum(ERROR_CODES),
  message: z.string(),
  retryable: z.boolean(),
  retryAfterMs: z.optional(z.int().check(z.gte(0))),
  details: z.optional(z.record(z.string(), z.unknown())),
});
