/** A keyframe is large: a sender is asked for one at most this often. */
const MIN_INTERVAL_MS = 500;

/** Decides when a member is asked for a keyframe: at once when needed, then again until it is there. */
export class KeyframeRequests {
  #needed = true;
  #lastRequestMs = Number.NEGATIVE_INFINITY;

  /** Whether pictures are of no use until a keyframe comes. */
  get needed(): boolean {
    return this.#needed;
  }

  /** Says that nothing can be decoded without a keyframe. */
  need(): void {
    this.#needed = true;
  }

  /** Says that a keyframe was decoded. */
  satisfied(): void {
    this.#needed = false;
  }

  /** Whether to ask now; counts as asked. */
  isDue(nowMs: number): boolean {
    if (!this.#needed || nowMs - this.#lastRequestMs < MIN_INTERVAL_MS) return false;
    this.#lastRequestMs = nowMs;
    return true;
  }
}
