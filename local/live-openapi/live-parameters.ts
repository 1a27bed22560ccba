import { z } from 'zod';
import type { ApiError } from '../openapi/api-error';
import { type Parameters, unflatten } from '../openapi/parameters';
import { invalidParam, missingParam } from './live-error';

const ID = /^[A-Za-z0-9_-]+$/;

export const AppId = z.string().max(64).regex(ID);
export const ChannelId = z.string().max(64).regex(ID);
/** Chosen by the caller. */
export const TaskId = z.string().max(55).regex(ID);
/** Whose stream it is: of the two kinds the API takes the publisher's only. */
export const LiveStreamType = z.string().regex(/^publisher$/);
/** 0 passes a single stream on as it is, 1 mixes. */
export const MixMode = z.enum(['0', '1']);

/** A whole number between two bounds, written as text. */
export function digits(low: number, high: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high);
}

/** A structure, which travels as JSON in one parameter. */
export const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('expected JSON');
    return z.NEVER;
  }
});

/**
 * Reads parameters by a schema whose keys are the documented names; notes what it does not have as
 * having no effect. Throws the API's refusals.
 */
export function parseLive<Shape>(schema: z.ZodType<Shape>, parameters: Parameters): Shape {
  const result = schema.safeParse(unflatten(parameters));
  if (!result.success) throw refusalOf(result.error);
  parameters.ignoreAllBut(result.data);
  return result.data;
}

/** The refusal of what does not fit its schema; it names the part. */
export function refusalOf(error: z.ZodError, ...within: string[]): ApiError {
  const [issue] = error.issues;
  const path = [...within, ...(issue?.path ?? [])].join('.');
  const isMissing = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return isMissing ? missingParam(path) : invalidParam(path);
}
