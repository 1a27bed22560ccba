import { endVisit, isVisitOver, isVisitRefused, visit, visitor } from './visitor';

const items = new Map<string, string>();
const tokenOf = (sub: string) => `.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.`;
const given = (sub: string) => Response.json({ token: tokenOf(sub) });
const busy = () => Response.json({}, { status: 503 });

/** What the address answers, one after the other. */
function answers(...responses: Response[]) {
  const fetch = jest.fn(async () => responses.shift() ?? busy());
  Object.assign(globalThis, { fetch });
  return fetch;
}

// One clock for all: the page remembers when it was given a token.
beforeAll(() => jest.useFakeTimers());
afterAll(() => jest.useRealTimers());
beforeEach(() => {
  items.clear();
  const sessionStorage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  };
  Object.assign(globalThis, { sessionStorage });
  visitor.value = undefined;
  isVisitOver.value = false;
  isVisitRefused.value = false;
});

/** Takes a token at a time when one may be asked for again. */
async function visitLater(): Promise<void> {
  await jest.advanceTimersByTimeAsync(3_600_000);
  await visit('/visitors');
}

test('a visitor stays who they are until another token has come', async () => {
  answers(given('ann'), busy(), busy(), given('ben'));
  await visitLater();
  await jest.advanceTimersByTimeAsync(3_600_000);
  endVisit();
  expect([visitor.value?.userId, isVisitOver.value]).toEqual(['ann', true]);
  const visited = visit('/visitors');
  await jest.advanceTimersByTimeAsync(500);
  expect([visitor.value?.userId, isVisitOver.value]).toEqual(['ann', true]);
  await jest.advanceTimersByTimeAsync(60_000);
  await visited;
  expect([visitor.value?.userId, isVisitOver.value]).toEqual(['ben', false]);
  expect(isVisitRefused.value).toBe(false);
});

test('who sees nothing yet is asked to sign in after some tries', async () => {
  const fetch = answers();
  await jest.advanceTimersByTimeAsync(3_600_000);
  const visited = visit('/visitors');
  await jest.advanceTimersByTimeAsync(60_000);
  await visited;
  expect(fetch).toHaveBeenCalledTimes(4);
  expect(isVisitRefused.value).toBe(true);
});

test('a definite no is not asked again', async () => {
  const fetch = answers(Response.json({}, { status: 403 }));
  await visitLater();
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(isVisitRefused.value).toBe(true);
});

test('a token that is refused soon after it was given ends the visit', async () => {
  const fetch = answers(given('ann'), given('ben'));
  await visitLater();
  endVisit();
  await visit('/visitors');
  expect(fetch).toHaveBeenCalledTimes(1);
  expect([visitor.value, isVisitRefused.value]).toEqual([undefined, true]);
});
