import fc from 'fast-check';
import { ServiceClock } from './clock';

const NOW_MS = 1_700_000_000_000;

beforeEach(() => jest.useFakeTimers({ now: NOW_MS }));
afterEach(() => jest.useRealTimers());

/** What the clock learns from an answer that comes at once. */
const answerOf = (serverTimeMs: number) => ({
  serverTimeMs,
  sentAtMs: Date.now(),
  receivedAtMs: Date.now(),
});

/** A sleeper, and whether it has woken up. */
function sleeper(clock: ServiceClock, untilMs: number) {
  const state = { isAwake: false };
  void clock.sleepUntil(untilMs).then(() => {
    state.isAwake = true;
  });
  return state;
}

describe('the time', () => {
  test("is the machine's until the store has answered", () => {
    expect(new ServiceClock().now()).toBe(NOW_MS);
  });

  test("is the store's from its first answer on, and goes on by itself", () => {
    const clock = new ServiceClock();
    clock.observe(answerOf(NOW_MS - 90_000));
    expect(clock.now()).toBe(NOW_MS - 90_000);
    jest.advanceTimersByTime(1234);
    expect(clock.now()).toBe(NOW_MS - 90_000 + 1234);
  });

  test('follows the newest answer, forward and back', () => {
    const clock = new ServiceClock();
    for (const serverTimeMs of [NOW_MS + 5000, NOW_MS - 5000, NOW_MS]) {
      clock.observe(answerOf(serverTimeMs));
      expect(clock.now()).toBe(serverTimeMs);
    }
  });

  test('is wrong by half of the round trip at most, wherever the answer was dated in it', () => {
    const roundTripMs = fc.integer({ min: 0, max: 2000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const skewMs = fc.integer({ min: -1e7, max: 1e7 });
    fc.assert(
      fc.property(roundTripMs, share, skewMs, (tripMs, part, skew) => {
        const clock = new ServiceClock();
        const sentAtMs = NOW_MS - tripMs;
        const serverTimeMs = Math.round(sentAtMs + tripMs * part) + skew;
        clock.observe({ serverTimeMs, sentAtMs, receivedAtMs: NOW_MS });
        expect(Math.abs(clock.now() - (NOW_MS + skew))).toBeLessThanOrEqual(tripMs / 2 + 1);
      }),
    );
  });

  test.each([
    ['took longer than 2 s', 2001],
    ['came after the instance had been frozen', 600_000],
    ['seems to have come before it was asked for, as the clock was set', -600_000],
  ])('is not learnt from an answer that %s', (_, roundTripMs) => {
    const clock = new ServiceClock();
    clock.observe(answerOf(NOW_MS + 5000));
    const sentAtMs = NOW_MS - roundTripMs;
    clock.observe({ serverTimeMs: NOW_MS, sentAtMs, receivedAtMs: NOW_MS });
    expect(clock.now()).toBe(NOW_MS + 5000);
  });

  test('is a whole number of milliseconds, for rows hold integers', () => {
    const clock = new ServiceClock();
    clock.observe({ serverTimeMs: NOW_MS, sentAtMs: NOW_MS - 3, receivedAtMs: NOW_MS });
    expect(Number.isInteger(clock.now())).toBe(true);
  });
});

describe('a sleeper', () => {
  test('wakes when the time has come, and not before', async () => {
    const clock = new ServiceClock();
    const sleep = sleeper(clock, NOW_MS + 12_000);
    await jest.advanceTimersByTimeAsync(11_999);
    expect(sleep.isAwake).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(sleep.isAwake).toBe(true);
  });

  test('does not sleep at all for a time that has passed', async () => {
    const clock = new ServiceClock();
    await clock.sleepUntil(NOW_MS);
    await clock.sleepUntil(NOW_MS - 1);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("goes by the store's time, not by the machine's", async () => {
    const clock = new ServiceClock();
    clock.observe(answerOf(NOW_MS - 60_000));
    const sleep = sleeper(clock, NOW_MS);
    await jest.advanceTimersByTimeAsync(59_999);
    expect(sleep.isAwake).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(sleep.isAwake).toBe(true);
  });

  test('notices within 100 ms that the clock was put forward', async () => {
    const clock = new ServiceClock();
    const sleep = sleeper(clock, NOW_MS + 12_000);
    await jest.advanceTimersByTimeAsync(250);
    clock.observe(answerOf(NOW_MS + 60_000));
    await jest.advanceTimersByTimeAsync(100);
    expect(sleep.isAwake).toBe(true);
  });

  test('sleeps on when the clock was put back', async () => {
    const clock = new ServiceClock();
    const sleep = sleeper(clock, NOW_MS + 1000);
    await jest.advanceTimersByTimeAsync(950);
    clock.observe(answerOf(NOW_MS));
    await jest.advanceTimersByTimeAsync(999);
    expect(sleep.isAwake).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(sleep.isAwake).toBe(true);
  });
});
