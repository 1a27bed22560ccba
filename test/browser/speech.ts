/** Enough for a voice; three times as many samples take two seconds to compute. */
const SAMPLE_RATE = 16_000;
const SECONDS = 12;
const HEADER_BYTES = 44;
/** As loud as somebody close to a microphone. */
const PEAK = 0.5;
/** Parts of the pitch, weaker the higher they are, as a throat makes them. */
const HARMONICS = [1, 2, 3, 4, 5, 6, 8, 10, 12];
/** What the parts add up to at most. */
const LOUDEST = HARMONICS.reduce((sum, part) => sum + 1 / part, 0);
/** Steps through these two fill an interval evenly and never repeat: no two syllables are alike. */
const GOLDEN = 0.618_034;
const PLASTIC = 0.754_878;

/**
 * Sound like somebody who talks, as a WAV file: syllables whose pitch glides, and short pauses.
 * Browsers take what is steady or repeats, such as the beep of Chromium's own fake microphone,
 * for noise or for an echo, and remove it after a second or ten.
 */
export function speechWav(): Buffer {
  const samples = new Float64Array(SAMPLE_RATE * SECONDS);
  let begin = 0;
  for (let index = 0; begin < samples.length; index += 1) {
    const length = Math.round(SAMPLE_RATE * (0.14 + 0.18 * fraction(index * PLASTIC)));
    const pitch = 100 + 120 * fraction(index * GOLDEN);
    speak(samples.subarray(begin, begin + length), pitch);
    const pause = Math.round(SAMPLE_RATE * (0.03 + 0.12 * fraction(index * GOLDEN * PLASTIC)));
    begin += length + pause;
  }
  return wavOf(samples);
}

/** One syllable, of a pitch in Hz that falls by a fifth. */
function speak(samples: Float64Array, pitch: number): void {
  for (let at = 0; at < samples.length; at += 1) {
    const done = at / samples.length;
    const cycles = (pitch * (1 - done / 10) * at) / SAMPLE_RATE;
    const wave = HARMONICS.reduce(
      (sum, part) => sum + Math.sin(2 * Math.PI * part * cycles) / part,
      0,
    );
    samples[at] = (PEAK * Math.sin(Math.PI * done) * wave) / LOUDEST;
  }
}

/** Sound of 16 bits and one channel in the RIFF container that Chromium reads. */
function wavOf(samples: Float64Array): Buffer {
  const file = Buffer.alloc(HEADER_BYTES + 2 * samples.length);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(2 * SAMPLE_RATE, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((sample, index) => {
    file.writeInt16LE(Math.round(sample * 0x7fff), HEADER_BYTES + 2 * index);
  });
  return file;
}

function fraction(value: number): number {
  return value % 1;
}
