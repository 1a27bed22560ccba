import { storage } from '../storage-fixture';

const tokenOf = (claims: object) => `e30.${btoa(JSON.stringify(claims))}.signature`;
const ADMIN = tokenOf({ sub: 'olga', scope: 'admin' });
const PASTED = tokenOf({ sub: 'oscar', scope: 'stats admin' });
const LOBBY = tokenOf({ sub: 'ann' });

/** A tab with the wall, as its modules find it after a load. */
async function openWall() {
  jest.resetModules();
  const [wall, people, { endSessionBy }, { tellProblem }, { ApiError }] = await Promise.all([
    import('./admin-session'),
    import('../session'),
    import('../end-session'),
    import('../notice'),
    import('../api/api-error'),
  ]);
  people.restoreSession();
  endSessionBy(() => wall.endOperator({ isExpired: true }));
  const refuse = (code: 'TokenExpired' | 'Unauthenticated') =>
    tellProblem(new ApiError({ code, message: 'why', retryable: false }));
  return { ...wall, ...people, refuse };
}

beforeEach(() => {
  Object.assign(globalThis, { sessionStorage: storage(), localStorage: storage() });
});

test('an operator who signed in leaves the wall by signing out, also after a reload', async () => {
  const { signIn, operator, endOperator, hasExpired } = await openWall();
  signIn(ADMIN);
  expect(operator()?.userId).toBe('olga');
  endOperator();
  expect(operator()).toBeUndefined();
  expect(hasExpired.value).toBe(false);
  expect((await openWall()).operator()).toBeUndefined();
});

test('who leaves a wall that a sign-in shows does not find a pasted token behind it', async () => {
  const { becomeOperator, signIn, operator, endOperator } = await openWall();
  becomeOperator(PASTED);
  signIn(ADMIN);
  endOperator();
  expect(operator()).toBeUndefined();
});

test.each(['TokenExpired', 'Unauthenticated'] as const)(
  'a sign-in that is refused as %s ends, and the door says so',
  async (code) => {
    const { signIn, operator, session, hasExpired, refuse } = await openWall();
    signIn(ADMIN);
    refuse(code);
    expect([operator(), session.value]).toEqual([undefined, undefined]);
    expect(hasExpired.value).toBe(true);
  },
);

test('a pasted token that has ended signs nobody out who is in the lobby', async () => {
  const { becomeOperator, signIn, operator, session, hasExpired, refuse } = await openWall();
  signIn(LOBBY);
  expect(becomeOperator(PASTED)).toBe(true);
  expect(operator()?.userId).toBe('oscar');
  refuse('TokenExpired');
  expect(operator()).toBeUndefined();
  expect(hasExpired.value).toBe(true);
  expect(session.value?.userId).toBe('ann');
});
