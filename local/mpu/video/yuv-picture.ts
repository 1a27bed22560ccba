import { AV_PIX_FMT_YUV420P } from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import { expectOk } from '../libav';
import type { Color } from '../scene/mix-settings';
import type { Rectangle } from '../scene/pane-geometry';
import { blankFrame } from './blank-frame';

/** In pixels: the middle, and half the width and height. */
export interface Ellipse {
  x: number;
  y: number;
  rx: number;
  ry: number;
}

/** A planar 4:2:0 picture in BT.709 limited range that JavaScript writes into without copies. */
export class YuvPicture {
  readonly frame: Frame;
  readonly width: number;
  readonly height: number;
  #planes: Buffer[] = [];
  #strides: number[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.frame = blankFrame(AV_PIX_FMT_YUV420P, width, height);
    this.#readPlanes();
  }

  /** Must come before writing: moves the picture away from an encoder that still reads it. */
  makeWritable(): void {
    if (this.frame.isWritable) return;
    expectOk(this.frame.makeWritable(), 'Copying a picture');
    this.#readPlanes();
  }

  /** The brightness plane, to draw on; valid until the next `makeWritable`. */
  get luma(): { data: Uint8Array; stride: number } {
    return { data: this.#planes[0] ?? Buffer.alloc(0), stride: this.#strides[0] ?? 0 };
  }

  /** Fills the whole picture with one colour. */
  fill(color: Color): void {
    for (const [index, value] of toYuv(color).entries()) this.#planes[index]?.fill(value);
  }

  /** Fills an ellipse with one colour, as far as it lies within the picture. */
  fillEllipse({ x, y, rx, ry }: Ellipse, color: Color): void {
    for (const [index, value] of toYuv(color).entries()) {
      const halving = index === 0 ? 1 : 2;
      const [width, height] = [this.width / halving, this.height / halving];
      const top = Math.max(0, Math.ceil((y - ry) / halving));
      const bottom = Math.min(height - 1, Math.floor((y + ry) / halving));
      for (let row = top; row <= bottom; row++) {
        const part = (row * halving - y) / ry;
        const half = rx * Math.sqrt(Math.max(0, 1 - part * part));
        const from = Math.max(0, Math.round((x - half) / halving));
        const to = Math.min(width, Math.round((x + half) / halving));
        const start = row * (this.#strides[index] ?? 0);
        if (from < to) this.#planes[index]?.fill(value, start + from, start + to);
      }
    }
  }

  /** Copies a picture to this place. */
  blit(source: YuvPicture, { x, y }: Pick<Rectangle, 'x' | 'y'>): void {
    for (const [index, plane] of this.#planes.entries()) {
      const from = source.#planes[index];
      const fromStride = source.#strides[index] ?? 0;
      const stride = this.#strides[index] ?? 0;
      if (!from) continue;
      const halving = index === 0 ? 1 : 2;
      const width = source.width / halving;
      for (let row = 0; row < source.height / halving; row++) {
        const start = row * fromStride;
        from.copy(plane, (y / halving + row) * stride + x / halving, start, start + width);
      }
    }
  }

  /** Mixes a picture with transparency (YUVA 4:2:0) over what is at this place. */
  blend(source: Frame, { x, y, width, height }: Rectangle, opacity: number): void {
    const sourcePlanes = source.data ?? [];
    const alphas = sourcePlanes[3];
    const alphaStride = source.linesize[3] ?? 0;
    for (const [index, plane] of this.#planes.entries()) {
      const from = sourcePlanes[index];
      const fromStride = source.linesize[index] ?? 0;
      const stride = this.#strides[index] ?? 0;
      if (!from || !alphas) continue;
      const halving = index === 0 ? 1 : 2;
      for (let row = 0; row < height / halving; row++) {
        let at = (y / halving + row) * stride + x / halving;
        for (let column = 0; column < width / halving; column++, at++) {
          const alpha = (alphas[row * halving * alphaStride + column * halving] ?? 0) * opacity;
          if (alpha === 0) continue;
          const below = plane[at] ?? 0;
          const above = from[row * fromStride + column] ?? 0;
          plane[at] = Math.round(below + ((above - below) * alpha) / 255);
        }
      }
    }
  }

  /** Frees the pixels. */
  close(): void {
    this.#planes = [];
    this.frame.free();
  }

  #readPlanes(): void {
    this.#planes = this.frame.data?.slice(0, 3) ?? [];
    this.#strides = this.frame.linesize;
  }
}

/** The colour in BT.709 limited range (ITU-R BT.709-6 §3). */
export function toYuv({ r, g, b }: Color): [y: number, u: number, v: number] {
  const luma = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  const blueDifference = (b / 255 - luma) / 1.8556;
  const redDifference = (r / 255 - luma) / 1.5748;
  return [
    Math.round(16 + 219 * luma),
    Math.round(128 + 224 * blueDifference),
    Math.round(128 + 224 * redDifference),
  ];
}
