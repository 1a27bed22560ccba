import type { Route } from './deployment';
import { matchRoute } from './route-match';

const route = (path: string, functionName: string, ...methods: string[]): Route => ({
  path,
  functionName,
  methods: methods.length > 0 ? methods : ['GET'],
});

const routes = [
  route('/*', 'catch-all'),
  route('/rooms', 'list', 'GET'),
  route('/rooms', 'create', 'POST'),
  route('/rooms/*', 'get', 'GET'),
  route('/rooms/*', 'close', 'DELETE'),
  route('/rooms/*/mix', 'start', 'POST'),
  route('/rooms/special', 'special', 'GET'),
];

function functionFor(method: string, path: string): string {
  const match = matchRoute(routes, method, path);
  return match.kind === 'found' ? match.route.functionName : match.kind;
}

test.each([
  ['GET', '/rooms', 'list'],
  ['POST', '/rooms', 'create'],
  ['GET', '/rooms/special', 'special'],
  ['GET', '/rooms/other', 'get'],
  ['DELETE', '/rooms/special', 'close'],
  ['POST', '/rooms/a/mix', 'start'],
  ['GET', '/rooms/a/mix', 'get'],
  ['GET', '/elsewhere', 'catch-all'],
  ['GET', '/rooms/', 'get'],
])('sends %s %s to %s: exact path before the longest pattern, by method', (method, path, name) => {
  expect(functionFor(method, path)).toBe(name);
});

test('tells a method that no matching route has from a path that no route has', () => {
  expect(functionFor('PATCH', '/rooms')).toBe('method-not-allowed');
  expect(matchRoute([route('/a', 'a')], 'GET', '/b')).toEqual({ kind: 'not-found' });
});

test.each([
  ['/a*a', '/a', false],
  ['/a*a', '/aa', true],
  ['/*/b/*/d', '/a/b/c/d', true],
  ['/*/b/*/d', '/a/c/d', false],
  ['/rooms/*', '/rooms', false],
])('a star stands for any text: %s against %s is %s', (pattern, path, matches) => {
  expect(matchRoute([route(pattern, 'f')], 'GET', path).kind === 'found').toBe(matches);
});

test('a long path against many stars is answered at once', () => {
  const pattern = `/${'*a'.repeat(200)}b`;
  const startedAt = performance.now();
  expect(matchRoute([route(pattern, 'f')], 'GET', `/${'a'.repeat(4000)}`).kind).toBe('not-found');
  expect(performance.now() - startedAt).toBeLessThan(100);
});
