import type { StereoBlock } from './audio-mixer';

/** About -1 dB: decoders overshoot a little where the encoder was exact. */
const CEILING = 0.89;
/** Short enough to be in time, long enough not to click. */
const ATTACK_SAMPLES = 48;
/** The share of the way back to full loudness that one block goes: half a second for most of it. */
const RELEASE_PER_BLOCK = 0.06;

/**
 * Keeps the sum of many voices below full scale by turning all of them down together: cutting the
 * peaks off would be heard as a crackle. It looks at a whole block before it lets it go.
 */
export class Limiter {
  #gain = 1;

  /** Turns the block down where it is too loud. */
  limit({ left, right }: StereoBlock): void {
    const needed = Math.min(1, CEILING / Math.max(peakOf(left), peakOf(right), CEILING));
    const before = this.#gain;
    const released = before + (1 - before) * RELEASE_PER_BLOCK;
    const after = Math.min(needed, released);
    this.#gain = after;
    if (before === 1 && after === 1) return;
    const rampSamples = after < before ? Math.min(ATTACK_SAMPLES, left.length) : left.length;
    for (let i = 0; i < left.length; i++) {
      const way = Math.min((i + 1) / rampSamples, 1);
      const gain = before + (after - before) * way;
      left[i] = clip((left[i] ?? 0) * gain);
      right[i] = clip((right[i] ?? 0) * gain);
    }
  }
}

function peakOf(samples: Float32Array): number {
  let peak = 0;
  // By index: an iterator costs four times as much, for each of 96,000 samples a second.
  for (let i = 0; i < samples.length; i++) peak = Math.max(peak, Math.abs(samples[i] ?? 0));
  return peak;
}

/** Only for the few samples of a sudden attack. */
function clip(sample: number): number {
  return Math.max(-1, Math.min(1, sample));
}
