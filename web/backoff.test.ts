import { backoffMs, pause } from './backoff';

const policy = { firstMs: 500, maxMs: 4000 };

test('doubles the wait up to its limit, however many attempts there were', () => {
  const waits = [1, 2, 3, 4, 5, 1000].map((attempt) => backoffMs(policy, attempt, 0));
  expect(waits).toEqual([500, 1000, 2000, 4000, 4000, 4000]);
});

test('leaves up to a fifth of the wait to chance', () => {
  expect(backoffMs(policy, 4, 1)).toBe(3200);
});

test('ends a wait as soon as it is called off', async () => {
  const end = new AbortController();
  const waiting = pause(3_600_000, end.signal);
  end.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(pause(1, end.signal)).rejects.toThrow('enough');
});
