import { signal } from '@preact/signals';
import { isGuarded, leaveSurely, mayLeave } from './leaving';

export type Route =
  | { page: 'lobby' }
  | { page: 'studio'; roomId: string }
  | { page: 'watch'; roomId: string }
  | { page: 'replay'; replayId: string }
  | { page: 'unknown' };

const ROOM_PAGE = /^\/(studio|watch)\/([A-Za-z0-9-]{1,36})\/?$/;
const REPLAY_PAGE = /^\/replay\/([A-Za-z0-9-]{1,36}_r[1-9]\d{0,8})\/?$/;

/** The page that a path leads to. */
export function routeOf(path: string): Route {
  if (path === '/' || path === '/index.html') return { page: 'lobby' };
  const [, replayId] = REPLAY_PAGE.exec(path) ?? [];
  if (replayId) return { page: 'replay', replayId };
  const [, page, roomId] = ROOM_PAGE.exec(path) ?? [];
  if (!roomId) return { page: 'unknown' };
  return page === 'studio' ? { page: 'studio', roomId } : { page: 'watch', roomId };
}

/** Whether it is for everybody who has its link, signed in or not. */
export function isForAll({ page }: Route): boolean {
  return page === 'watch' || page === 'replay';
}

export const route = signal<Route>(routeOf(globalThis.location?.pathname ?? '/'));

/** Where in the browser's history of these pages we are, and what is shown. */
let place = { index: 0, path: '' };

/** Shows another page without loading the document anew, if the one that is shown may be left. */
export async function navigate(path: string): Promise<void> {
  if (!(await mayLeave())) return;
  const index = place.index + 1;
  history.pushState({ index }, '', path);
  show(index);
  scrollTo(0, 0);
}

/** Follows the browser's own back and forward. */
export function followHistory(): void {
  const { index = 0 } = history.state ?? {};
  history.replaceState({ index }, '');
  show(index);
  addEventListener('popstate', () => void arrive());
}

/**
 * The browser has gone already when it tells. From a page that must not be left without asking we
 * go back to it first.
 */
async function arrive(): Promise<void> {
  // A link inside the page makes an entry that knows no index.
  const { index = place.index + 1 } = history.state ?? {};
  const steps = index - place.index;
  if (!isGuarded() || location.pathname === place.path || steps === 0) {
    history.replaceState({ index }, '');
    return show(index);
  }
  history.go(-steps);
  if (!(await mayLeave())) return;
  leaveSurely();
  history.go(steps);
}

function show(index: number): void {
  place = { index, path: location.pathname };
  route.value = routeOf(location.pathname);
}
