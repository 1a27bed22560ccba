import { type Frame, SoftwareScaleContext } from 'node-av/lib';
import { expectOk } from '../libav';
import { CroppedFrame } from '../video/cropped-frame';
import { YuvPicture } from '../video/yuv-picture';
import type { CropMode } from './layouts';
import { fitInto, type Rectangle } from './pane-geometry';

/** What a member shows: the newest picture and a number that grows with each. */
export interface PictureSource {
  readonly latest: Frame;
  readonly version: number;
}

/** Fits one member's pictures into one pane; the scaled picture is kept until there is a newer. */
export class PaneRenderer {
  readonly #pane: Rectangle;
  readonly #cropMode: CropMode;
  readonly #scaler = new SoftwareScaleContext();
  #sourceSize = '';
  #version = 0;
  #target: Rectangle | undefined;
  #scaled: YuvPicture | undefined;
  #cropped: CroppedFrame | undefined;

  constructor(pane: Rectangle, cropMode: CropMode) {
    this.#pane = pane;
    this.#cropMode = cropMode;
    this.#scaler.allocContext();
    expectOk(this.#scaler.setOption('sws_flags', 'bilinear'), 'Setting up the scaler');
  }

  /** The pixels that the picture covers; undefined before the first picture. */
  get target(): Rectangle | undefined {
    return this.#target;
  }

  /** Scales the picture if it is new; `moved` if it covers other pixels than the one before. */
  render({ latest, version }: PictureSource): 'same' | 'new' | 'moved' {
    if (version === this.#version) return 'same';
    this.#version = version;
    const moved = this.#adaptTo(latest);
    this.#cropped?.copyFrom(latest);
    this.#scale(this.#cropped?.frame ?? latest);
    return moved ? 'moved' : 'new';
  }

  /** Copies the scaled picture to its place. */
  drawOn(canvas: YuvPicture): void {
    if (this.#scaled && this.#target) canvas.blit(this.#scaled, this.#target);
  }

  /** Frees the pictures. */
  close(): void {
    this.#scaler.freeContext();
    this.#scaled?.close();
    this.#cropped?.close();
  }

  #adaptTo(frame: Frame): boolean {
    const { width, height } = frame;
    const size = `${width}x${height}`;
    if (size === this.#sourceSize) return false;
    this.#sourceSize = size;
    const { source, target } = fitInto({ width, height }, this.#pane, this.#cropMode);
    this.#scaled?.close();
    this.#cropped?.close();
    this.#target = target;
    this.#scaled = new YuvPicture(target.width, target.height);
    const whole = source.width === width && source.height === height;
    this.#cropped = whole ? undefined : new CroppedFrame(frame, source);
    return true;
  }

  #scale(from: Frame): void {
    if (!this.#scaled) return;
    const to = this.#scaled.frame;
    // swscale converts matrix and range as the frames say. Primaries and transfer are made equal: a
    // gamut conversion would cost more than the rest of the mixer and nobody would see it.
    to.colorPrimaries = from.colorPrimaries;
    to.colorTrc = from.colorTrc;
    expectOk(this.#scaler.scaleFrameSync(to, from), 'Scaling a picture');
  }
}
