import { REFUSAL_PAUSE_MS, refusedForMs, withRefusal } from './refusals';

const T = 1_700_000_000_000;

test('a refusal holds for the pause, and for its host alone', () => {
  const refusals = withRefusal({}, 'ann', T);
  expect(refusedForMs(refusals, 'ann', T)).toBe(REFUSAL_PAUSE_MS);
  expect(refusedForMs(refusals, 'ann', T + REFUSAL_PAUSE_MS)).toBe(0);
  expect(refusedForMs(refusals, 'ben', T)).toBe(0);
});

test('what is over is forgotten, and never more than fifty are remembered, the newest', () => {
  let refusals = withRefusal({}, 'old', T - REFUSAL_PAUSE_MS);
  for (let index = 0; index < 60; index++)
    refusals = withRefusal(refusals, `host${index}`, T + index);
  expect(Object.keys(refusals)).toHaveLength(50);
  expect(refusedForMs(refusals, 'old', T)).toBe(0);
  expect(refusedForMs(refusals, 'host59', T)).toBeGreaterThan(0);
  expect(refusedForMs(refusals, 'host0', T)).toBe(0);
});

test('a host who is refused again waits anew', () => {
  const refusals = withRefusal(withRefusal({}, 'ann', T), 'ann', T + 1000);
  expect(refusedForMs(refusals, 'ann', T + 1000)).toBe(REFUSAL_PAUSE_MS);
});
