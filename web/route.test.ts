import { routeOf } from './route';

test('leads to the lobby, a studio or a room', () => {
  expect(routeOf('/')).toEqual({ page: 'lobby' });
  expect(routeOf('/studio/tea')).toEqual({ page: 'studio', roomId: 'tea' });
  expect(routeOf('/watch/a-1/')).toEqual({ page: 'watch', roomId: 'a-1' });
});

test.each(['/studio/', '/studio/a/b', '/watch/%2e%2e', '/elsewhere'])(
  'knows no page %s',
  (path) => {
    expect(routeOf(path)).toEqual({ page: 'unknown' });
  },
);
