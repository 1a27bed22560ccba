import { AV_PIX_FMT_RGBA, AVCOL_RANGE_JPEG, AVCOL_SPC_RGB } from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import { type TextPicture, textPicture } from '../text/text-picture';
import { blankFrame } from '../video/blank-frame';
import type { YuvPicture } from '../video/yuv-picture';
import type { PlacedText } from './mix-settings';
import type { Rectangle } from './pane-geometry';
import { scaledStill } from './still-picture';

const BYTES_PER_PIXEL = 4;

/** Something transparent that lies on the mix at its place: a picture or a text. */
export class Overlay {
  readonly target: Rectangle;
  readonly #frame: Frame;
  readonly #alpha: number;

  private constructor(frame: Frame, { x, y }: { x: number; y: number }, alpha: number) {
    this.#frame = frame;
    this.#alpha = alpha;
    this.target = { x, y, width: frame.width, height: frame.height };
  }

  /** A picture stretched over these pixels. */
  static picture(still: Frame, target: Rectangle, alpha: number): Overlay {
    return new Overlay(scaledStill(still, { ...target, transparent: true }), target, alpha);
  }

  /** A line of text as far as it fits into the room; undefined if not even a letter does. */
  static text(text: PlacedText, room: Rectangle): Overlay | undefined {
    const drawn = textPicture(text, room);
    if (!drawn) return undefined;
    const { width, height } = drawn;
    const frame = frameOf(drawn);
    const overlay = Overlay.picture(frame, { x: room.x, y: room.y, width, height }, text.alpha);
    frame.free();
    return overlay;
  }

  /** Draws it over what is there. */
  drawOn(canvas: YuvPicture): void {
    canvas.blend(this.#frame, this.target, this.#alpha);
  }

  /** Frees the pixels. */
  close(): void {
    this.#frame.free();
  }
}

/** Its rows may be longer than the picture is wide. */
function frameOf({ pixels, width, height }: TextPicture): Frame {
  const frame = blankFrame(AV_PIX_FMT_RGBA, width, height);
  frame.colorSpace = AVCOL_SPC_RGB;
  frame.colorRange = AVCOL_RANGE_JPEG;
  const [plane] = frame.data ?? [];
  const stride = frame.linesize[0] ?? 0;
  const bytes = width * BYTES_PER_PIXEL;
  for (let row = 0; row < height; row++) {
    plane?.set(pixels.subarray(row * bytes, (row + 1) * bytes), row * stride);
  }
  return frame;
}
