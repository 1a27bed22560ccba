import { type Backoff, backoffMs, pause } from './backoff';

/** A connection that does not last this long was none: the waits go on growing. */
const STANDS_MS = 5000;

/** A connection that stands until it is lost. */
export interface Connection {
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

interface KeepOptions {
  backoff: Backoff;
  open(signal: AbortSignal): Promise<Connection>;
  signal: AbortSignal;
  /** Whether trying again would be in vain. */
  isFinal(error: unknown): boolean;
  onState(state: 'connected' | 'reconnecting'): void;
  now?: () => number;
}

/**
 * Opens a connection again whenever it is lost, until the signal. Throws what `isFinal` says is the
 * end of it.
 */
export async function keepConnected(options: KeepOptions): Promise<void> {
  const { open, backoff, signal, isFinal, onState, now = () => performance.now() } = options;
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      const connection = await open(signal);
      const openedAtMs = now();
      if (!signal.aborted) onState('connected');
      await Promise.race([connection.lost, aborted(signal)]);
      await connection.close();
      if (now() - openedAtMs >= STANDS_MS) attempt = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (isFinal(error)) throw error;
    }
    if (signal.aborted) return;
    onState('reconnecting');
    await pause(backoffMs(backoff, Math.max(1, attempt), Math.random()), signal).catch(() => {
      // The loop's condition sees the signal.
    });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
