import { session, signOut } from './session';
import { leaveToSignIn, returnFromSignIn } from './sign-in-redirect';

const PAGE = 'https://live.example.com/watch/tea';
/** `{"sub":"mallory"}` */
const TOKEN = 'e30.eyJzdWIiOiJtYWxsb3J5In0.signature';

let browser: ReturnType<typeof openTab>;

beforeEach(() => {
  browser = openTab();
  signOut();
});
afterEach(() => jest.restoreAllMocks());

/** A browser's tab, as far as a sign-in has to do with it. */
function openTab() {
  const address = Object.assign(new URL(PAGE), {
    assign: (url: URL) => {
      address.href = url.href;
    },
  });
  Object.assign(globalThis, {
    sessionStorage: newStorage(),
    localStorage: newStorage(),
    location: address,
    history: {
      state: { index: 3 },
      replaceState: (state: unknown, _title: string, path: string) => {
        Object.assign(history, { state });
        address.href = new URL(path, address).href;
      },
    },
  });
  return address;
}

function newStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** What the login service was sent with, and sends back. */
function beginSignIn(): string {
  leaveToSignIn('https://login.example.com/');
  return browser.searchParams.get('state') ?? '';
}

function comeBack(fragment: string): void {
  browser.href = `${PAGE}#${fragment}`;
  returnFromSignIn();
}

test('a sign-in that this tab began ends with the token, and a clean address', () => {
  const state = beginSignIn();
  expect(browser.searchParams.get('redirect_uri')).toBe(PAGE);
  comeBack(`token=${TOKEN}&state=${state}`);
  expect(session.value?.userId).toBe('mallory');
  expect(browser.href).toBe(PAGE);
});

test('the clean address keeps its place in the history, by which Back asks before it leaves', () => {
  comeBack(`token=${TOKEN}&state=${beginSignIn()}`);
  expect(history.state).toEqual({ index: 3 });
});

test.each([
  ['without a state', `token=${TOKEN}`],
  ['with an empty state', `token=${TOKEN}&state=`],
  ['with a state of its own', `token=${TOKEN}&state=mine`],
])('a prepared link %s signs nobody in who began no sign-in', (_, fragment) => {
  comeBack(fragment);
  expect(session.value).toBeUndefined();
  expect(browser.href).toBe(PAGE);
});

test('a sign-in that began takes no token without its state, and its state only once', () => {
  const state = beginSignIn();
  comeBack(`token=${TOKEN}`);
  expect(session.value).toBeUndefined();
  comeBack(`token=${TOKEN}&state=${state}`);
  expect(session.value).toBeUndefined();
});
