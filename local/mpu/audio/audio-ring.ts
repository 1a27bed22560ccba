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
    const count = Math.min(left.length, CAPACITY);
    const writeAt = (this.#readAt + this.#fill) % CAPACITY;
    put(this.#left, writeAt, left.subarray(left.length - count));
    put(this.#right, writeAt, right.subarray(right.length - count));
    const overwritten = Math.max(this.#fill + count - CAPACITY, 0);
    this.#readAt = (this.#readAt + overwritten) % CAPACITY;
    this.#fill += count - overwritten;
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
    add(this.#left, this.#readAt, left.subarray(0, count));
    add(this.#right, this.#readAt, right.subarray(0, count));
    this.#skip(count);
    if (count < left.length) this.#prefilling = true;
  }

  #skip(count: number): void {
    this.#readAt = (this.#readAt + count) % CAPACITY;
    this.#fill -= count;
  }
}

/** Writes the samples from this place on, around the end of the ring. */
function put(ring: Float32Array, at: number, samples: Float32Array): void {
  const beforeEnd = ring.length - at;
  ring.set(samples.subarray(0, beforeEnd), at);
  ring.set(samples.subarray(beforeEnd), 0);
}

/** Adds what is in the ring from this place on to the samples. */
function add(ring: Float32Array, at: number, samples: Float32Array): void {
  const beforeEnd = Math.min(ring.length - at, samples.length);
  for (let i = 0; i < beforeEnd; i++) samples[i] = (samples[i] ?? 0) + (ring[at + i] ?? 0);
  for (let i = beforeEnd; i < samples.length; i++) {
    samples[i] = (samples[i] ?? 0) + (ring[i - beforeEnd] ?? 0);
  }
}
