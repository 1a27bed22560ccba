import type { Call } from '../local/call-log';

/**
 * How many calls were made one after another: the longest chain of which each was made only after
 * the one before it had been answered. Calls that were under way at the same time count as one.
 * Every call has to be delayed by `delayMs` at the servers, so that no chance decides which is which:
 * those of one trip may be made up to half of it apart.
 */
export function roundTrips(calls: Call[], delayMs: number): number {
  const spans = calls.map(({ atMs, durationMs = 0 }) => ({ from: atMs - durationMs, to: atMs }));
  let trips = 0;
  let answeredAtMs = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans.sort((one, other) => one.to - other.to)) {
    if (from < answeredAtMs - delayMs / 2) continue;
    trips += 1;
    answeredAtMs = to;
  }
  return trips;
}
