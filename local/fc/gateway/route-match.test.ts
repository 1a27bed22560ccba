import type { Route } from '../deployment';
import { matchRoute } from './route-match';

const route = (path: string): Route => ({ path, functionName: path, methods: ['GET'] });

const ROUTES = ['/*', '/list-rooms', '/get-room/*', '/get-room/special', '/get-room/a/*'].map(
  route,
);

test.each([
  ['/list-rooms', '/list-rooms'],
  ['/get-room/special', '/get-room/special'],
  ['/get-room/other', '/get-room/*'],
  ['/get-room/a/b/c', '/get-room/a/*'],
  ['/get-room/a', '/get-room/*'],
  ['/get-room/', '/get-room/*'],
  ['/get-room', '/*'],
  ['/list-rooms/', '/*'],
  ['/list-rooms/x', '/*'],
  ['/', '/*'],
])('%s goes to %s: exact first, then the longest prefix', (path, expected) => {
  expect(matchRoute(ROUTES, path)?.path).toBe(expected);
  expect(matchRoute([...ROUTES].reverse(), path)?.path).toBe(expected);
});

test.each([
  ['/list-rooms', '/list-rooms/'],
  ['/list-rooms/', '/list-rooms'],
  ['/get-room/*', '/get-room'],
  ['/get-room/*', '/get-rooms'],
  ['/get-room/*', '/get-room\0x'],
  ['/get-room/*', '/GET-ROOM/a'],
])('the route %s is not that of %s', (path, requested) => {
  expect(matchRoute([route(path)], requested)).toBeUndefined();
});
