import { routeOf } from './route';

test('leads to the lobby, a studio, a room or a replay', () => {
  expect(routeOf('/')).toEqual({ page: 'lobby' });
  expect(routeOf('/studio/tea')).toEqual({ page: 'studio', roomId: 'tea' });
  expect(routeOf('/watch/a-1/')).toEqual({ page: 'watch', roomId: 'a-1' });
  expect(routeOf('/replay/a-1_r12')).toEqual({ page: 'replay', replayId: 'a-1_r12' });
});

test.each([
  '/studio/',
  '/studio/a/b',
  '/watch/%2e%2e',
  '/elsewhere',
  '/replay/a-1',
  '/replay/a_r0',
])('knows no page %s', (path) => {
  expect(routeOf(path)).toEqual({ page: 'unknown' });
});
