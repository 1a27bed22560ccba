/** Which hosts a room has refused a PK lately, and may not be invited by again for a while. */

/** As long may a host whose invitation was refused, or not answered, not invite the room again. */
export const REFUSAL_PAUSE_MS = 2 * 60_000;
/** More than so many hosts are not remembered at a time. */
const MAX_REFUSALS = 50;

/** Until when each host, by user id, may not invite the room. */
export type Refusals = Readonly<Record<string, number>>;

/** The refusals with one more, and without those that are over. */
export function withRefusal(refusals: Refusals, hostId: string, nowMs: number): Refusals {
  const others = Object.entries(refusals).filter(
    ([userId, untilMs]) => userId !== hostId && untilMs > nowMs,
  );
  const newest = others.sort(([, one], [, other]) => other - one).slice(0, MAX_REFUSALS - 1);
  return Object.fromEntries([[hostId, nowMs + REFUSAL_PAUSE_MS], ...newest]);
}

/** For how long this host may not invite the room; 0 if they may. */
export function refusedForMs(refusals: Refusals, hostId: string, nowMs: number): number {
  return Math.max(0, (refusals[hostId] ?? 0) - nowMs);
}
