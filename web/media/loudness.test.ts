import { loudness } from './loudness';
import { VoiceActivity } from './voice-activity';

const SAMPLES = 4096;

/** A voice's pitch and three of its parts, at a distance from the microphone. */
function voice(amplitude: number): Float32Array {
  const sine = (part: number, at: number) => Math.sin((2 * Math.PI * 180 * part * at) / 48_000);
  const wave = (at: number) => [1, 2, 3].reduce((sum, part) => sum + sine(part, at) / part, 0);
  return Float32Array.from({ length: SAMPLES }, (_, at) => amplitude * wave(at));
}

/** Every frequency at once, as a fan or a cheap microphone has it. */
function hiss(amplitude: number): Float32Array {
  return Float32Array.from({ length: SAMPLES }, () => amplitude * (2 * Math.random() - 1));
}

const isHeard = (samples: Float32Array) => new VoiceActivity().next(loudness(samples), 0);

test('it is 0 in silence, 1 at full scale, and half in the middle of its 60 decibels', () => {
  expect(loudness(new Float32Array(SAMPLES))).toBe(0);
  expect(loudness(new Float32Array(SAMPLES).fill(1))).toBe(1);
  expect(loudness(new Float32Array(SAMPLES).fill(10 ** (-30 / 20)))).toBeCloseTo(0.5);
});

test('somebody far from the microphone is heard to speak, and a quiet hiss is not', () => {
  expect([0.5, 0.05, 0.02].map((amplitude) => isHeard(voice(amplitude)))).toEqual([
    true,
    true,
    true,
  ]);
  expect([0.005, 0.001].map((amplitude) => isHeard(hiss(amplitude)))).toEqual([false, false]);
});
