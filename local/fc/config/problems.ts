import type { z } from 'zod';

/** One line that says what is wrong, where. */
export type Problem = string;

/** What is wrong with a value, one line each; none when it fits. */
export function problemsOf(shape: z.ZodType, value: unknown): Problem[] {
  const parsed = shape.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => describe(issue, value));
}

function describe(issue: z.core.$ZodIssue, root: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${[...issue.path, key].join('.')}: unknown key`);
  }
  const at = issue.path.join('.');
  if (at === '') return [issue.message];
  const value = issue.path.reduce(inside, root);
  if (value === undefined && issue.code !== 'custom') return [`${at}: missing`];
  // The own messages of shapes start with what was expected; the library's with "Invalid input".
  const message = issue.message.replace(/^Invalid (input|option|string|number): /, '');
  const got = issue.code === 'custom' || typeof value === 'object' ? '' : `, got ${quote(value)}`;
  return [`${at}: ${message}${got}`];
}

function inside(value: unknown, key: PropertyKey): unknown {
  return (value as Record<PropertyKey, unknown> | undefined)?.[key];
}

function quote(value: unknown): string {
  return JSON.stringify(value);
}
