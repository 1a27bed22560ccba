import type { AudioRing } from './audio-ring';

/** A block of planar stereo sound. */
export interface StereoBlock {
  left: Float32Array;
  right: Float32Array;
}

/** The sum of what all members say, clipped; silence when nobody speaks. */
export function mixAudio(rings: Iterable<AudioRing>, samples: number): StereoBlock {
  const left = new Float32Array(samples);
  const right = new Float32Array(samples);
  for (const ring of rings) ring.addTo(left, right);
  clip(left);
  clip(right);
  return { left, right };
}

function clip(samples: Float32Array): void {
  for (let i = 0; i < samples.length; i++) {
    samples[i] = Math.max(-1, Math.min(1, samples[i] ?? 0));
  }
}
