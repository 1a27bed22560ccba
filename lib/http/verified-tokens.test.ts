import fc from 'fast-check';
import { VerifiedTokens } from './verified-tokens';

const ACTOR = { userId: 'host', isAdmin: false };
const NOW_MS = 1_700_000_000_000;
const HOUR_MS = 3_600_000;

test('a token is known for a minute after its check and not a moment longer', () => {
  const tokens = new VerifiedTokens();
  tokens.add('t', ACTOR, { nowMs: NOW_MS, expiresAtMs: NOW_MS + HOUR_MS });
  expect(tokens.find('t', NOW_MS + 59_999)).toBe(ACTOR);
  expect(tokens.find('t', NOW_MS + 60_000)).toBeUndefined();
  expect(tokens.find('t', NOW_MS)).toBeUndefined();
});

test('no token is known after its own end, whenever it was checked', () => {
  const times = fc.record({ checkedMs: fc.nat(HOUR_MS), lifeMs: fc.nat(HOUR_MS) });
  fc.assert(
    fc.property(times, fc.nat(HOUR_MS), ({ checkedMs, lifeMs }, askedMs) => {
      const tokens = new VerifiedTokens();
      tokens.add('t', ACTOR, { nowMs: checkedMs, expiresAtMs: lifeMs });
      if (askedMs >= lifeMs) expect(tokens.find('t', askedMs)).toBeUndefined();
    }),
  );
});

test('only the newest thousand tokens are kept', () => {
  const tokens = new VerifiedTokens();
  const times = { nowMs: NOW_MS, expiresAtMs: NOW_MS + HOUR_MS };
  for (let index = 0; index <= 1000; index++) tokens.add(`t${index}`, ACTOR, times);
  expect(tokens.find('t0', NOW_MS)).toBeUndefined();
  expect(tokens.find('t1', NOW_MS)).toBe(ACTOR);
  expect(tokens.find('t1000', NOW_MS)).toBe(ACTOR);
});
