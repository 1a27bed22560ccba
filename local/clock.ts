import type { StateFile } from './state/state-file';

/** How far the clock is ahead of the machine's. */
export interface ClockState {
  offsetMs: number;
}

/** Ten years: what is written with the time of a later date might not be read again. */
const MAX_ADVANCE_MS = 10 * 365 * 24 * 60 * 60 * 1000;

/**
 * The clock of the local cloud. Every rule of time (cooldowns, token expiry, idle time-outs) reads
 * it, so that a test advances it instead of sleeping. The offset lives in shared memory because
 * function instances run in worker threads and must see the same time.
 */
export class Clock {
  readonly offset: Float64Array;
  #file: StateFile<ClockState> | undefined;

  constructor(shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)) {
    this.offset = new Float64Array(shared);
  }

  /** Milliseconds since the epoch, as the local cloud sees them. */
  now(): number {
    return Date.now() + (this.offset[0] ?? 0);
  }

  /**
   * Moves the clock forward. Real timers are not touched: a rule is checked when it is next read.
   * Throws `RangeError` for anything but 0 ms to ten years.
   */
  advance(ms: number): void {
    if (!(ms >= 0 && ms <= MAX_ADVANCE_MS)) {
      throw new RangeError(`The clock goes forward by 0 to ${MAX_ADVANCE_MS} ms; got ${ms}.`);
    }
    const offsetMs = (this.offset[0] ?? 0) + ms;
    // First: after a kill nothing may be in the state that is later than the clock.
    this.#file?.write({ offsetMs });
    this.offset[0] = offsetMs;
  }

  /** Goes on as far ahead as the file says, and keeps it there from now on. */
  keepIn(file: StateFile<ClockState>): void {
    this.offset[0] = file.read()?.offsetMs ?? 0;
    this.#file = file;
  }
}
