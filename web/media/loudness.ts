/** What counts as silence, in decibels of full scale. */
const SILENCE_DB = -60;

/**
 * How loud samples between -1 and 1 are, from 0 (-60 dB of full scale or less) to 1. It goes by the
 * power of the sound: in a spectrum's mean, what hisses quietly over all frequencies would count
 * more than a voice, which has few.
 */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, 1 - decibels / SILENCE_DB));
}
