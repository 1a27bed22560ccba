import fc from 'fast-check';
import { DecodeClock } from './decode-clock';

test('a picture that is shown later keeps both its times', () => {
  expect(new DecodeClock().times(1000, 80)).toEqual({ ptsMs: 1080, dtsMs: 1000 });
});

test('with negative composition times pictures are shown when they should be, and decoded before', () => {
  const clock = new DecodeClock();
  // Groups of I P B B, as an encoder that begins its decode times at the first picture says them.
  const compositions = [0, 80, -40, -40];
  const seen = Array.from({ length: 40 }, (_, index) => {
    const composition = compositions[index % 4] ?? 0;
    return { said: 40 * index + composition, ...clock.times(40 * index, composition) };
  });
  for (const { ptsMs, dtsMs } of seen) expect(ptsMs).toBeGreaterThanOrEqual(dtsMs);
  // The first negative one is when the clock learns how much earlier it has to be.
  for (const { said, ptsMs } of seen.slice(3)) expect(ptsMs).toBe(said);
});

test('nothing is shown before it is decoded, and decoding never goes back', () => {
  const steps = fc.array(fc.tuple(fc.nat(100), fc.integer({ min: -500, max: 500 })));
  fc.assert(
    fc.property(steps, (frames) => {
      const clock = new DecodeClock();
      let atMs = 0;
      let lastMs = -Infinity;
      for (const [stepMs, composition] of frames) {
        atMs += stepMs;
        const { ptsMs, dtsMs } = clock.times(atMs, composition);
        expect(ptsMs).toBeGreaterThanOrEqual(dtsMs);
        expect(dtsMs).toBeGreaterThanOrEqual(lastMs);
        lastMs = dtsMs;
      }
    }),
  );
});
