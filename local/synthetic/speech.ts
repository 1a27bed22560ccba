/** How somebody who talks without end moves mouth and voice: the same moment, the same syllable. */

const SYLLABLES_PER_SECOND = 4.2;
/** Sines of unrelated speeds make no two sentences alike. */
const SENTENCE_RADIANS_PER_SECOND = 1.3;
/** The voice never goes away entirely, so that who listens for its tone hears it. */
const QUIETEST = 0.5;
/** Parts of the pitch, weaker the higher they are, as a throat makes them. */
const HARMONICS = [1, 0.5, 0.33, 0.2];

/** How far the mouth is open at a time in seconds, from 0 to 1. */
export function mouthAt(seconds: number): number {
  const syllable = Math.abs(Math.sin(Math.PI * SYLLABLES_PER_SECOND * seconds));
  const stress = 0.6 + 0.4 * Math.sin(SENTENCE_RADIANS_PER_SECOND * seconds);
  return syllable * stress;
}

/** A sample of a voice of this pitch, from -1 to 1. */
export function voiceAt(seconds: number, pitchHz: number): number {
  const loudness = QUIETEST + (1 - QUIETEST) * mouthAt(seconds);
  const full = HARMONICS.reduce((sum, part) => sum + part, 0);
  const wave = HARMONICS.reduce(
    (sum, part, index) => sum + part * Math.sin(2 * Math.PI * pitchHz * (index + 1) * seconds),
    0,
  );
  return (loudness * wave) / full;
}
