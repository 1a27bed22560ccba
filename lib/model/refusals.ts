/** Which hosts may not invite a room to a PK for a while: it has refused them, or has just met them. */

/** As long may a host whose invitation was refused, or not answered, not invite the room again. */
export const REFUSAL_PAUSE_MS = 2 * 60_000;
/** The longest pause after a PK that a room may ask for: a day. */
export const MAX_OPPONENT_PAUSE_MINUTES = 24 * 60;
/** More than so many hosts are not remembered at a time. */
const MAX_REFUSALS = 50;

/** Until when each host, by user id, may not invite the room. */
export type Refusals = Readonly<Record<string, number>>;

/** The refusals with these hosts, who wait from now on, and without those that are over. */
export function withRefusals(
  refusals: Refusals,
  hostIds: readonly string[],
  { pauseMs, nowMs }: { pauseMs: number; nowMs: number },
): Refusals {
  const untilMs = (hostId: string) => Math.max(refusals[hostId] ?? 0, nowMs + pauseMs);
  const added = Object.fromEntries(hostIds.map((hostId) => [hostId, untilMs(hostId)]));
  const open = Object.entries({ ...refusals, ...added }).filter(([, endsAtMs]) => endsAtMs > nowMs);
  const longest = open.sort(([, one], [, other]) => other - one).slice(0, MAX_REFUSALS);
  return Object.fromEntries(longest);
}

/** For how long this host may not invite the room; 0 if they may. */
export function refusedForMs(refusals: Refusals, hostId: string, nowMs: number): number {
  return Math.max(0, (refusals[hostId] ?? 0) - nowMs);
}
