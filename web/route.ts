import { signal } from '@preact/signals';

export type Route =
  | { page: 'lobby' }
  | { page: 'studio'; roomId: string }
  | { page: 'watch'; roomId: string }
  | { page: 'unknown' };

const ROOM_PAGE = /^\/(studio|watch)\/([A-Za-z0-9-]{1,36})\/?$/;

/** The page that a path leads to. */
export function routeOf(path: string): Route {
  if (path === '/' || path === '/index.html') return { page: 'lobby' };
  const [, page, roomId] = ROOM_PAGE.exec(path) ?? [];
  if (!roomId) return { page: 'unknown' };
  return page === 'studio' ? { page: 'studio', roomId } : { page: 'watch', roomId };
}

export const route = signal<Route>(routeOf(globalThis.location?.pathname ?? '/'));

/** Shows another page without loading the document anew. */
export function navigate(path: string): void {
  history.pushState(null, '', path);
  route.value = routeOf(path);
  scrollTo(0, 0);
}

/** Follows the browser's own back and forward. */
export function followHistory(): void {
  addEventListener('popstate', () => {
    route.value = routeOf(location.pathname);
  });
}
