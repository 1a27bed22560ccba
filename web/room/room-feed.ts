import { signal } from '@preact/signals';
import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Room } from '../api/types';
import { type Backoff, backoffMs, pause } from '../backoff';
import { hearServiceTime } from '../clock';

const BACKOFF: Backoff = { firstMs: 1000, maxMs: 15_000 };
/** However fast a room changes, it is not read more often than this. */
const MIN_INTERVAL_MS = 300;
/**
 * The audience asks this often, and less up to a fifth, so that it does not come together: each wait
 * for a change would hold an instance (docs/guides/waiting.md).
 */
const AUDIENCE: Backoff = { firstMs: 10_000, maxMs: 10_000 };
/** A tab that nobody has looked at for this long stops asking. */
const HIDDEN_PATIENCE_MS = 60_000;

/** Reads a room again and again, or whenever it changes, and keeps the newest reading. */
export class RoomFeed {
  readonly room = signal<Room | undefined>(undefined);
  /** Why the last reading failed; gone with the next that succeeds. */
  readonly problem = signal<ApiError | undefined>(undefined);
  readonly #api: Pick<Api, 'readRoom'>;
  readonly #roomId: string;
  #keepsAwake = false;
  #isOver = false;
  #turn = new AbortController();
  #etag: string | undefined;

  constructor(api: Pick<Api, 'readRoom'>, roomId: string) {
    this.#api = api;
    this.#roomId = roomId;
  }

  /**
   * Tells every change at once, and in a tab that nobody looks at as well: for who runs the show, is
   * on stage, or has asked for it.
   */
  set keepsAwake(keepsAwake: boolean) {
    const isWoken = keepsAwake && !this.#keepsAwake;
    this.#keepsAwake = keepsAwake;
    if (isWoken) this.#turn.abort();
  }

  /** Reads until `stop`, or until the room or the session is no more. */
  async start(): Promise<void> {
    for (let failures = 0; !this.#isOver; ) {
      this.#turn = new AbortController();
      const { signal } = this.#turn;
      try {
        await this.#whileUnwatched(signal);
        const againAfterMs = await this.#read(signal);
        failures = 0;
        await pause(Math.max(this.#intervalMs, againAfterMs), signal);
      } catch (error) {
        if (signal.aborted) continue;
        failures += 1;
        // The next reading is to tell that the server is there again, whether or not there is news.
        this.#etag = undefined;
        this.problem.value = asApiError(error);
        if (!this.problem.value.retryable) return;
        const delayMs = backoffMs(BACKOFF, failures, Math.random());
        await pause(delayMs, signal).catch(() => undefined);
      }
    }
  }

  /** Reads at once what the caller has just changed. */
  refresh(): void {
    this.#etag = undefined;
    this.#turn.abort();
  }

  stop(): void {
    this.#isOver = true;
    this.#turn.abort();
  }

  get #intervalMs(): number {
    return this.#keepsAwake ? MIN_INTERVAL_MS : backoffMs(AUDIENCE, 1, Math.random());
  }

  /** Reads once; answers after which time the next reading is wanted at the soonest. */
  async #read(signal: AbortSignal): Promise<number> {
    const last = this.#etag ? { etag: this.#etag, waits: this.#keepsAwake } : undefined;
    const reading = await this.#api.readRoom(this.#roomId, last, signal);
    this.problem.value = undefined;
    if ('unchanged' in reading) return reading.againAfterMs;
    hearServiceTime(reading.serverTime);
    this.#etag = reading.etag;
    this.room.value = reading;
    return 0;
  }

  /** Waits while the tab has been hidden for long. */
  async #whileUnwatched(signal: AbortSignal): Promise<void> {
    if (this.#keepsAwake || !isHidden()) return;
    const shown = becomesVisible(signal);
    await Promise.race([shown, pause(HIDDEN_PATIENCE_MS, signal)]);
    if (!this.#keepsAwake) await shown;
  }
}

function isHidden(): boolean {
  return globalThis.document?.visibilityState === 'hidden';
}

function becomesVisible(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    const check = () => {
      if (!isHidden()) resolve();
    };
    document.addEventListener('visibilitychange', check, { signal });
    check();
  });
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError({ code: 'NetworkLost', message: 'No answer.', retryable: true }, error);
}
