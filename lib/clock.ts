/** Time as the use cases see it; nothing in `lib` reads the machine's clock directly. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves when the clock has reached `timeMs`. */
  sleepUntil(timeMs: number): Promise<void>;
}

/** How often a sleeper reads the clock, so that a corrected clock is noticed soon. */
const POLL_MS = 100;

/**
 * A slower answer tells too little of its moment: the guess is wrong by up to half of this, which
 * is what `CLOCK_MARGIN_MS` grants each of two clocks. An instance that was frozen in the middle of
 * a call gets its answer minutes later.
 */
const MAX_ROUND_TRIP_MS = 2000;

/**
 * The store's clock, followed through the dates of its answers: all instances share it, so the
 * machine's own clock may be wrong. Until the first answer it is the machine's clock.
 */
export class ServiceClock implements Clock {
  #offsetMs = 0;

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Learns from an answer's date; the middle of the round trip is the best guess of its moment. */
  observe(answer: { serverTimeMs: number; sentAtMs: number; receivedAtMs: number }): void {
    const { serverTimeMs, sentAtMs, receivedAtMs } = answer;
    const roundTripMs = receivedAtMs - sentAtMs;
    // It is negative when the machine's clock was set back meanwhile.
    if (roundTripMs < 0 || roundTripMs > MAX_ROUND_TRIP_MS) return;
    this.#offsetMs = serverTimeMs - Math.round((sentAtMs + receivedAtMs) / 2);
  }

  async sleepUntil(timeMs: number): Promise<void> {
    for (let leftMs = timeMs - this.now(); leftMs > 0; leftMs = timeMs - this.now()) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(leftMs, POLL_MS)));
    }
  }
}
