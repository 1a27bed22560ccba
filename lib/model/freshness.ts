/** Whether a signed time in Unix seconds is no further from now than this, earlier or later. */
export function isFresh(timestamp: string, nowMs: number, maxAgeMs: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(nowMs - Number(timestamp) * 1000) <= maxAgeMs;
}
