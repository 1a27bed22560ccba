/**
 * When pictures are decoded and shown, as MPEG-TS wants it: never shown before they are decoded, and
 * decoded in order. FLV's composition times may be negative; then everything is decoded earlier, by
 * as much as the most negative so far.
 */
export class DecodeClock {
  #leadMs = 0;
  #lastDecodeMs = -Infinity;

  /** The times of a picture whose timestamp is `atMs`. */
  times(atMs: number, compositionMs: number): { ptsMs: number; dtsMs: number } {
    this.#leadMs = Math.max(this.#leadMs, -compositionMs);
    const dtsMs = Math.max(atMs - this.#leadMs, this.#lastDecodeMs);
    this.#lastDecodeMs = dtsMs;
    return { ptsMs: Math.max(atMs + compositionMs, dtsMs), dtsMs };
  }
}
