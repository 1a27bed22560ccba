import { mixAudio } from './audio-mixer';
import { AudioRing } from './audio-ring';

const PREFILL = 2880;

it('is silent until a member’s prefill is there, then plays what was said', () => {
  const ring = new AudioRing();
  ring.push(...constant(PREFILL - 1, 0.5));
  expect(heard([ring], 10)).toEqual([0]);
  ring.push(...constant(1, 0.5));
  expect(heard([ring], 10)).toEqual([0.5]);
});

it('adds up what the members say', () => {
  const rings = [0.25, 0.5, 0.5].map((level) => {
    const ring = new AudioRing();
    ring.push(...constant(PREFILL, level));
    return ring;
  });
  expect(heard(rings.slice(0, 2), 10)).toEqual([0.75]);
  expect(heard(rings, 10)).toEqual([1.25]);
});

it('is silent when nobody is there', () => {
  expect(heard([], 10)).toEqual([0]);
});

it('fills up again after running dry, so that it does not crackle', () => {
  const ring = new AudioRing();
  ring.push(...constant(PREFILL, 0.5));
  mixAudio([ring], PREFILL + 1);
  ring.push(...constant(PREFILL / 2, 0.5));
  expect(heard([ring], 10)).toEqual([0]);
  ring.push(...constant(PREFILL / 2, 0.5));
  expect(heard([ring], 10)).toEqual([0.5]);
});

it('drops the oldest sound when a sender is too fast, so that the delay stays small', () => {
  const ring = new AudioRing();
  ring.push(...constant(24_000, 0.1));
  ring.push(...constant(PREFILL, 0.5));
  expect(heard([ring], 2 * PREFILL)).toContain(0.5);
});

/** The different levels in the next samples of the mix. */
function heard(rings: AudioRing[], samples: number): number[] {
  return [...new Set(mixAudio(rings, samples).left)].map((level) => Number(level.toFixed(3)));
}

function constant(samples: number, level: number): [Float32Array, Float32Array] {
  const block = new Float32Array(samples).fill(level);
  return [block, block];
}
