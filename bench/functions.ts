import { readdirSync } from 'node:fs';

/** Which function answers which request of the bench, as the routes of `s.yaml` say. */
const ROUTES: [string, RegExp, string][] = [
  ['POST', /^\/rooms$/, 'create-room'],
  ['GET', /^\/rooms(\?|$)/, 'list-rooms'],
  ['GET', /^\/usage\?/, 'usage'],
  ['GET', /^\/rooms\/[^/]+$/, 'get-room'],
  ['DELETE', /^\/rooms\/[^/]+$/, 'close-room'],
  ['PATCH', /^\/rooms\/[^/]+$/, 'update-room'],
  ['POST', /\/members$/, 'join-room'],
  ['POST', /\/mix$/, 'start-mix'],
  ['PATCH', /\/mix$/, 'update-mix'],
  ['DELETE', /\/mix$/, 'stop-mix'],
  ['GET', /\/usage$/, 'room-usage'],
  ['POST', /^\/callbacks\/rtc\//, 'rtc-callback'],
  ['GET', /^\/callbacks\/live\//, 'live-callback'],
];

/** All functions. */
export const FUNCTIONS = readdirSync('functions')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));

/** Where the bench has the bundle of all of them. */
export const HANDLERS = 'dist/bench/handlers.cjs';

/** The function that answers a request. */
export function functionOf(method: string, target: string): string {
  const route = ROUTES.find(([verb, path]) => verb === method && path.test(target));
  if (!route) throw new Error(`No function answers ${method} ${target}.`);
  return route[2];
}
