import { type Backoff, backoffMs, pause } from './backoff';
import { isSessionOver } from './notice';

const BACKOFF: Backoff = { firstMs: 5000, maxMs: 30_000 };

interface Repetition {
  everyMs: number;
  signal: AbortSignal;
  /** Hears how many readings in a row have failed, and why the last one did. */
  told(failures: number, error?: unknown): void;
}

/**
 * Reads again and again while somebody looks, until the signal: nothing is read in a hidden tab.
 * Throws `ApiError` when the session is over.
 */
export async function repeat(
  read: () => Promise<void>,
  { everyMs, signal, told }: Repetition,
): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      if (!document.hidden) await read();
      failures = 0;
      told(failures);
    } catch (error) {
      if (signal.aborted) return;
      if (isSessionOver(error)) throw error;
      failures += 1;
      told(failures, error);
    }
    const waitMs = failures > 0 ? backoffMs(BACKOFF, failures, Math.random()) : everyMs;
    await pause(waitMs, signal).catch(() => undefined);
  }
}
