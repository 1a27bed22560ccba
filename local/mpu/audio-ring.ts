/** All sound inside the mixer is planar stereo float at this rate. */
export const SAMPLE_RATE = 48_000;

const CAPACITY = SAMPLE_RATE / 2;
/** Enough to bridge the jitter of a busy machine, and little enough to stay with the picture. */
const PREFILL = SAMPLE_RATE * 0.06;
/** More than this waiting means that the sender's clock is faster: it is cut back to the prefill. */
const MAX_FILL = SAMPLE_RATE * 0.2;

/** One member's sound on its way to the mix; it starts, and starts again, with a small prefill. */
export class AudioRing {
  readonly #left = new Float32Array(CAPACITY);
  readonly #right = new Float32Array(CAPACITY);
  #readAt = 0;
  #fill = 0;
  #prefilling = true;

  /** Appends samples; the oldest go when too many wait. */
  push(left: Float32Array, right: Float32Array): void {
    const start = Math.max(0, left.length - CAPACITY);
    for (let i = start; i < left.length; i++) {
      const at = (this.#readAt + this.#fill) % CAPACITY;
      this.#left[at] = left[i] ?? 0;
      this.#right[at] = right[i] ?? 0;
      if (this.#fill < CAPACITY) this.#fill += 1;
      else this.#readAt = (this.#readAt + 1) % CAPACITY;
    }
    if (this.#fill > MAX_FILL) this.#skip(this.#fill - PREFILL);
    if (this.#fill >= PREFILL) this.#prefilling = false;
  }

  /** Appends silence where packets were lost. */
  pushSilence(samples: number): void {
    const silence = new Float32Array(Math.min(samples, CAPACITY));
    this.push(silence, silence);
  }

  /** Adds the next samples onto the mix; silence while too few are there. */
  addTo(left: Float32Array, right: Float32Array): void {
    if (this.#prefilling) return;
    const count = Math.min(left.length, this.#fill);
    for (let i = 0; i < count; i++) {
      const at = (this.#readAt + i) % CAPACITY;
      left[i] = (left[i] ?? 0) + (this.#left[at] ?? 0);
      right[i] = (right[i] ?? 0) + (this.#right[at] ?? 0);
    }
    this.#skip(count);
    if (count < left.length) this.#prefilling = true;
  }

  #skip(count: number): void {
    this.#readAt = (this.#readAt + count) % CAPACITY;
    this.#fill -= count;
  }
}
