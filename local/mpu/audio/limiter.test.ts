import { Limiter } from './limiter';

const SAMPLES = 1024;

it('leaves what is not too loud as it is', () => {
  expect(limited(new Limiter(), [0.3, -0.8])).toEqual([0.3, -0.8].map(Math.fround));
});

it('keeps nine loud voices at once below full scale, in the shape that they had', () => {
  const limiter = new Limiter();
  for (let block = 0; block < 20; block++) {
    const samples = sine(2.25, block);
    const before = Float32Array.from(samples);
    limiter.limit({ left: samples, right: Float32Array.from(samples) });
    expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(1);
    // From the second block on every sample is turned down by the same share: nothing is cut off.
    const share = 0.89 / 2.25;
    if (block > 0) {
      const cut = samples.map((sample, i) => Math.abs(sample - share * (before[i] ?? 0)));
      expect(Math.max(...cut)).toBeLessThan(0.03);
    }
  }
});

it('comes back to full loudness within a second when it is quiet again', () => {
  const limiter = new Limiter();
  limited(limiter, [4]);
  const levels = Array.from({ length: 100 }, () => limited(limiter, [0.5])[0] ?? 0);
  expect(levels[0]).toBeLessThan(0.2);
  expect(levels[46]).toBeGreaterThan(0.45);
  expect(levels.at(-1)).toBeCloseTo(0.5, 2);
});

it('turns both sides down together, so that nobody moves', () => {
  const left = new Float32Array(SAMPLES).fill(2);
  const right = new Float32Array(SAMPLES).fill(0.5);
  new Limiter().limit({ left, right });
  expect((left.at(-1) ?? 0) / (right.at(-1) ?? 1)).toBeCloseTo(4);
});

/** The different last samples of blocks that have these levels. */
function limited(limiter: Limiter, levels: number[]): number[] {
  return levels.map((level) => {
    const left = new Float32Array(SAMPLES).fill(level);
    limiter.limit({ left, right: Float32Array.from(left) });
    return left.at(-1) ?? 0;
  });
}

function sine(amplitude: number, block: number): Float32Array {
  return Float32Array.from({ length: SAMPLES }, (_, i) => {
    return amplitude * Math.sin(((block * SAMPLES + i) * 2 * Math.PI * 440) / 48_000);
  });
}
