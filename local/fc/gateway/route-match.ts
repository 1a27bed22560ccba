import type { Route } from '../deployment';

/**
 * Finds the route of a request by its path alone: the route of exactly this path, else the one with
 * the longest prefix. The star at the end of a route stands for whatever follows its slash, also
 * for nothing; `/a` and `/a/` are two paths. Which methods a route has does not choose it.
 * https://www.alibabacloud.com/help/doc-detail/90763.htm
 */
export function matchRoute(routes: Route[], path: string): Route | undefined {
  const exact = routes.find((route) => route.path === path);
  if (exact) return exact;
  const matching = routes.filter((route) => isPrefix(route, path));
  return matching.sort((a, b) => b.path.length - a.path.length)[0];
}

function isPrefix(route: Route, path: string): boolean {
  return route.path.endsWith('/*') && path.startsWith(route.path.slice(0, -1));
}
