import { readdirSync } from 'node:fs';

/** All functions. */
export const FUNCTIONS = readdirSync('functions')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));

/** Where the bench has the bundle of all of them. */
export const HANDLERS = 'dist/bench/handlers.cjs';

/** The function that answers a request: the first segment of its path. */
export function functionOf(target: string): string {
  const [, name = ''] = /^\/([^/?]*)/.exec(target) ?? [];
  if (!FUNCTIONS.includes(name)) throw new Error(`No function answers ${target}.`);
  return name;
}
