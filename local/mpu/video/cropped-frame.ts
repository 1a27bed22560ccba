import { Frame } from 'node-av/lib';
import { expectOk } from '../libav';
import type { Rectangle } from '../scene/pane-geometry';

/** A copy of one part of a 4:2:0 picture: copying little is cheaper than scaling what is not shown. */
export class CroppedFrame {
  readonly frame = new Frame();
  readonly #part: Rectangle;
  readonly #planes: Buffer[];

  constructor(source: Frame, part: Rectangle) {
    this.#part = part;
    this.frame.alloc();
    this.frame.width = part.width;
    this.frame.height = part.height;
    this.frame.format = source.format;
    expectOk(this.frame.getBuffer(), 'Allocating a cropped picture');
    this.#planes = this.frame.data?.slice(0, 3) ?? [];
  }

  /** Copies the part of this picture, with what its colours mean. */
  copyFrom(source: Frame): void {
    this.frame.colorRange = source.colorRange;
    this.frame.colorSpace = source.colorSpace;
    this.frame.colorPrimaries = source.colorPrimaries;
    this.frame.colorTrc = source.colorTrc;
    const planes = source.data ?? [];
    const strides = source.linesize;
    const ownStrides = this.frame.linesize;
    for (const [index, plane] of this.#planes.entries()) {
      const halving = index === 0 ? 1 : 2;
      const width = this.#part.width / halving;
      for (let row = 0; row < this.#part.height / halving; row++) {
        const sourceRow = this.#part.y / halving + row;
        const start = sourceRow * (strides[index] ?? 0) + this.#part.x / halving;
        planes[index]?.copy(plane, row * (ownStrides[index] ?? 0), start, start + width);
      }
    }
  }

  /** Frees the pixels. */
  close(): void {
    this.frame.free();
  }
}
