import type { Route } from './deployment';

/** What the custom domain's routes say to a path and method. */
export type RouteMatch =
  | { kind: 'found'; route: Route }
  | { kind: 'method-not-allowed' }
  | { kind: 'not-found' };

/**
 * Finds the route of a request: an exact path first, else the longest pattern that matches. A
 * route of another method is passed over, so that GET and POST of one path may go to different
 * functions. `*` stands for any text, slashes included.
 * https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/user-guide/configure-custom-domain-names
 */
export function matchRoute(routes: Route[], method: string, path: string): RouteMatch {
  const matching = routes.filter((route) => matchesPath(route.path, path));
  if (matching.length === 0) return { kind: 'not-found' };
  const [best] = matching
    .filter((route) => route.methods.includes(method))
    .sort((a, b) => specificity(b, path) - specificity(a, path));
  return best ? { kind: 'found', route: best } : { kind: 'method-not-allowed' };
}

function specificity(route: Route, path: string): number {
  return route.path === path ? Number.MAX_SAFE_INTEGER : route.path.length;
}

/**
 * Matches piece by piece instead of by a regular expression, whose backtracking a long path with
 * several stars could make slow.
 */
function matchesPath(pattern: string, path: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return pattern === path;
  if (!path.startsWith(head)) return false;
  let at = head.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return path.length - tail.length >= at && path.endsWith(tail);
}
