import type { Frame } from 'node-av/lib';
import { toneAmplitude } from './goertzel';

/** Quieter than this, a tone of a participant is not there. */
const AUDIBLE = 0.05;

/** Listens for tones in decoded sound, a tenth of a second at a time. */
export class Tuner {
  /** The tones that were there last. */
  heardHz: number[] = [];
  readonly #tonesHz: number[];
  readonly #sampleRate: number;
  readonly #window: Float32Array;
  #filled = 0;

  constructor(tonesHz: number[], sampleRate: number) {
    this.#tonesHz = tonesHz;
    this.#sampleRate = sampleRate;
    this.#window = new Float32Array(Math.round(sampleRate / 10));
  }

  /** Takes in decoded AAC, which is planar floats; the left channel is enough. */
  listen(frame: Frame): void {
    const plane = frame.data?.[0];
    if (!plane) return;
    for (const sample of new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples)) {
      this.#window[this.#filled++] = sample;
      if (this.#filled < this.#window.length) continue;
      this.#filled = 0;
      this.heardHz = this.#tonesHz.filter(
        (hz) => toneAmplitude(this.#window, hz, this.#sampleRate) > AUDIBLE,
      );
    }
  }
}
