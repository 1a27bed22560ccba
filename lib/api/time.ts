/** A time as the API answers it: ISO 8601 in UTC. */
export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

/** The same; absent for a time that has not come. */
export function timeIfAny(timeMs: number | undefined): string | undefined {
  return timeMs ? isoTime(timeMs) : undefined;
}
