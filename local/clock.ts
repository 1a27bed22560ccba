/**
 * The clock of the local cloud. Every rule of time (cooldowns, token expiry, idle time-outs) reads
 * it, so that a test advances it instead of sleeping. The offset lives in shared memory because
 * function instances run in worker threads and must see the same time.
 */
export class Clock {
  readonly offset: Float64Array;

  constructor(shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)) {
    this.offset = new Float64Array(shared);
  }

  /** Milliseconds since the epoch, as the local cloud sees them. */
  now(): number {
    return Date.now() + (this.offset[0] ?? 0);
  }

  /** Moves the clock forward. Real timers are not touched: a rule is checked when it is next read. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`The clock only goes forward; got ${ms} ms.`);
    this.offset[0] = (this.offset[0] ?? 0) + ms;
  }
}
