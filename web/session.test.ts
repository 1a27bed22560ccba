import { sessionOf } from './session';

function tokenOf(claims: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  const payload = btoa(String.fromCharCode(...bytes));
  return `e30.${payload.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.signature`;
}

test('reads who a token is for, in any script', () => {
  const token = tokenOf({ sub: 'ann-1', name: '安妮', exp: 1795418400 });
  expect(sessionOf(token)).toEqual({
    token,
    userId: 'ann-1',
    name: '安妮',
    expiresAtMs: 1795418400_000,
  });
});

test('takes the user id for a name that is missing', () => {
  expect(sessionOf(tokenOf({ sub: 'ann-1' }))).toMatchObject({ name: 'ann-1' });
});

test.each(['', 'x', 'a.b.c', tokenOf({ name: 'nobody' })])('sees that %p is no token', (token) => {
  expect(sessionOf(token)).toBeUndefined();
});
