import { restoreSession, session, sessionOf, signIn, signOut } from './session';
import { storage } from './storage-fixture';

function tokenOf(claims: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  const payload = btoa(String.fromCharCode(...bytes));
  return `e30.${payload.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.signature`;
}

test('reads who a token is for, in any script', () => {
  const token = tokenOf({ sub: 'ann-1', name: '安妮' });
  expect(sessionOf(token)).toEqual({ token, userId: 'ann-1', name: '安妮' });
});

test('takes the user id for a name that is missing', () => {
  expect(sessionOf(tokenOf({ sub: 'ann-1' }))).toMatchObject({ name: 'ann-1' });
});

test.each(['', 'x', 'a.b.c', tokenOf({ name: 'nobody' })])('sees that %p is no token', (token) => {
  expect(sessionOf(token)).toBeUndefined();
});

describe('tabs of one browser', () => {
  const ANN = tokenOf({ sub: 'ann-1', name: 'Ann' });
  const BEN = tokenOf({ sub: 'ben-1', name: 'Ben' });
  const browser = new Map<string, string>();

  beforeEach(() => {
    browser.clear();
    Object.assign(globalThis, { localStorage: storage(browser) });
  });

  /** From now on this tab is the one that is looked at. */
  function openTab(kept = new Map<string, string>()) {
    Object.assign(globalThis, { sessionStorage: storage(kept) });
    restoreSession();
    return kept;
  }

  test('a new tab is whoever signed in last, though all tabs were closed meanwhile', () => {
    openTab();
    signIn(ANN);
    openTab();
    expect(session.value?.name).toBe('Ann');
  });

  test('may be different people, each of them after a reload, too', () => {
    const first = openTab();
    signIn(ANN);
    const second = openTab();
    signIn(BEN);
    openTab(first);
    expect(session.value?.name).toBe('Ann');
    openTab(second);
    expect(session.value?.name).toBe('Ben');
  });

  test('who signs out is nobody else after a reload, and signs nobody else out', () => {
    const first = openTab();
    signIn(ANN);
    openTab();
    signIn(BEN);
    openTab(first);
    signOut();
    openTab(first);
    expect(session.value).toBeUndefined();
    openTab();
    expect(session.value?.name).toBe('Ben');
    signOut();
    openTab();
    expect(session.value).toBeUndefined();
  });
});
