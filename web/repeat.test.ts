import { ApiError } from './api/api-error';
import { repeat } from './repeat';

const document = { hidden: false };
let end: AbortController;
let failures: number[];

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { document });
  document.hidden = false;
  end = new AbortController();
  failures = [];
});
afterEach(async () => {
  end.abort();
  await passes(0);
  Reflect.deleteProperty(globalThis, 'document');
  jest.useRealTimers();
});

const passes = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const repeated = (read: () => Promise<void>) =>
  repeat(read, { everyMs: 5000, signal: end.signal, told: (count) => failures.push(count) });

test('reads again while somebody looks, and nothing while the tab is hidden', async () => {
  const read = jest.fn(async () => undefined);
  void repeated(read);
  await passes(5100);
  expect(read).toHaveBeenCalledTimes(2);
  document.hidden = true;
  await passes(60_000);
  expect(read).toHaveBeenCalledTimes(2);
  document.hidden = false;
  await passes(5000);
  expect(read).toHaveBeenCalledTimes(3);
});

test('what fails is tried less often, and told until it succeeds', async () => {
  const lost = new ApiError({ code: 'NetworkLost', message: '', retryable: true });
  const read = jest.fn(async () => undefined).mockRejectedValueOnce(lost);
  void repeated(read.mockRejectedValueOnce(lost));
  await passes(5000 + 10_000);
  expect(failures.slice(0, 3)).toEqual([1, 2, 0]);
});

test('a session that is over ends it', async () => {
  const over = new ApiError({ code: 'TokenExpired', message: '', retryable: false });
  await expect(repeated(() => Promise.reject(over))).rejects.toBe(over);
});
