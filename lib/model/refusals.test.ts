import { REFUSAL_PAUSE_MS, refusedForMs, withRefusals } from './refusals';

const T = 1_700_000_000_000;
const refused = (nowMs: number) => ({ pauseMs: REFUSAL_PAUSE_MS, nowMs });

test('a refusal holds for the pause, and for its host alone', () => {
  const refusals = withRefusals({}, ['ann'], refused(T));
  expect(refusedForMs(refusals, 'ann', T)).toBe(REFUSAL_PAUSE_MS);
  expect(refusedForMs(refusals, 'ann', T + REFUSAL_PAUSE_MS)).toBe(0);
  expect(refusedForMs(refusals, 'ben', T)).toBe(0);
});

test('what is over is forgotten, and never more than fifty are remembered, the newest', () => {
  let refusals = withRefusals({}, ['old'], refused(T - REFUSAL_PAUSE_MS));
  for (let index = 0; index < 60; index++)
    refusals = withRefusals(refusals, [`host${index}`], refused(T + index));
  expect(Object.keys(refusals)).toHaveLength(50);
  expect(refusedForMs(refusals, 'old', T)).toBe(0);
  expect(refusedForMs(refusals, 'host59', T)).toBeGreaterThan(0);
  expect(refusedForMs(refusals, 'host0', T)).toBe(0);
});

test('a host who is refused again waits anew, and never shorter than before', () => {
  const once = withRefusals({}, ['ann'], refused(T));
  const again = withRefusals(once, ['ann'], refused(T + 1000));
  expect(refusedForMs(again, 'ann', T + 1000)).toBe(REFUSAL_PAUSE_MS);
  const shorter = withRefusals(again, ['ann', 'ben'], { pauseMs: 1000, nowMs: T + 1000 });
  expect(refusedForMs(shorter, 'ann', T + 1000)).toBe(REFUSAL_PAUSE_MS);
  expect(refusedForMs(shorter, 'ben', T + 1000)).toBe(1000);
});

test('without a pause nobody waits', () => {
  expect(withRefusals({}, ['ann'], { pauseMs: 0, nowMs: T })).toEqual({});
});
