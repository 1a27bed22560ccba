import { FacePicture } from '../local/synthetic/face-picture';

/** Levels of brightness by which a pixel is off, at most: as a phone's camera has it in a room. */
const NOISE = 6;
const [BLACK, WHITE] = [16, 235];
/** Numerical Recipes' generator: the same noise each time. */
const [FACTOR, SUMMAND] = [1_664_525, 1_013_904_223];

/** What a camera sends: somebody who moves and talks, and the noise of its sensor. */
export class CameraPicture {
  readonly #face: FacePicture;
  #seed: number;

  constructor(person: ConstructorParameters<typeof FacePicture>[0], seed: number) {
    this.#face = new FacePicture(person);
    this.#seed = seed;
  }

  /** The picture as it looks at this time. */
  at(time: Date): ReturnType<FacePicture['at']> {
    const frame = this.#face.at(time);
    this.#addNoise(frame.data?.[0] ?? Buffer.alloc(0));
    return frame;
  }

  #addNoise(luma: Buffer): void {
    for (let index = 0; index < luma.length; index++) {
      this.#seed = (Math.imul(this.#seed, FACTOR) + SUMMAND) >>> 0;
      const off = ((this.#seed >>> 16) % (2 * NOISE + 1)) - NOISE;
      luma[index] = Math.min(WHITE, Math.max(BLACK, (luma[index] ?? BLACK) + off));
    }
  }
}
