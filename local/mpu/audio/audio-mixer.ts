import type { AudioRing } from './audio-ring';

/** A block of planar stereo sound. */
export interface StereoBlock {
  left: Float32Array;
  right: Float32Array;
}

/** The sum of what all members say, which may be too loud; silence when nobody speaks. */
export function mixAudio(rings: Iterable<AudioRing>, samples: number): StereoBlock {
  const left = new Float32Array(samples);
  const right = new Float32Array(samples);
  for (const ring of rings) ring.addTo(left, right);
  return { left, right };
}
