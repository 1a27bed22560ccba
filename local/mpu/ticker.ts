/** Calls back at a steady rate of the wall clock, without drift; ticks that come too late are left out. */
export class Ticker {
  readonly #periodMs: number;
  readonly #onTick: (index: number) => void;
  readonly #startMs = performance.now();
  #last = -1;
  #timer: NodeJS.Timeout;

  constructor(periodMs: number, onTick: (index: number) => void) {
    this.#periodMs = periodMs;
    this.#onTick = onTick;
    this.#timer = setTimeout(() => this.#run(), 0);
  }

  /** Ends ticking. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #run(): void {
    const index = Math.floor((performance.now() - this.#startMs) / this.#periodMs);
    const isNew = index > this.#last;
    if (isNew) this.#last = index;
    const waitMs = this.#startMs + (this.#last + 1) * this.#periodMs - performance.now();
    // A timer leaves fractions away, and would wake up twice for each tick.
    this.#timer = setTimeout(() => this.#run(), Math.max(Math.ceil(waitMs), 0));
    if (isNew) this.#onTick(index);
  }
}
