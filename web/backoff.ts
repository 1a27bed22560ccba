/** How long to wait before the next attempt. */
export interface Backoff {
  firstMs: number;
  maxMs: number;
}

/**
 * The wait before attempt `attempt` (from 1): it doubles up to a limit, and up to a fifth is left to
 * chance, so that an audience that was cut off together does not come back together.
 */
export function backoffMs({ firstMs, maxMs }: Backoff, attempt: number, chance: number): number {
  const fullMs = Math.min(maxMs, firstMs * 2 ** Math.min(attempt - 1, 16));
  return Math.round(fullMs * (1 - 0.2 * chance));
}

/** Waits, or throws as soon as the signal is given. */
export function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, durationMs);
    signal.addEventListener('abort', stop, { once: true });
  });
}
