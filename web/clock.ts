/** The clock of the service, which every countdown goes by: this computer's may be wrong. */

/** What is to be added to `performance.now()`, which nobody can set. */
let offsetMs: number | undefined;

/** The service's time in milliseconds; this computer's until the service has told its own. */
export function serviceNowMs(): number {
  return offsetMs === undefined ? Date.now() : performance.now() + offsetMs;
}

/**
 * Takes an answer's time. Answers are late by their way here, so the one that puts the clock
 * furthest on was the quickest, and is right.
 */
export function hearServiceTime(serverTime: string): void {
  const heardMs = Date.parse(serverTime) - performance.now();
  offsetMs = offsetMs === undefined ? heardMs : Math.max(offsetMs, heardMs);
}
