import { AV_PIX_FMT_YUVA420P } from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import { blankFrame } from '../video/blank-frame';
import { toYuv, type YuvPicture } from '../video/yuv-picture';
import { drawText, GLYPH_HEIGHT, textWidth } from './bitmap-font';
import type { Color, PlacedText } from './mix-settings';
import type { Rectangle } from './pane-geometry';
import { scaledStill } from './still-picture';

const OPAQUE = 255;
/** A letter of the bitmap font with the space around it. */
const LINE_HEIGHT = GLYPH_HEIGHT + 2;

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

  /**
   * A line of text as far as it fits into the room; undefined if not even a letter does. Fonts
   * belong to the real service: here letters are coarse, and what is not ASCII is a box.
   */
  static text({ text, fontSize, color, alpha }: PlacedText, room: Rectangle): Overlay | undefined {
    const scale = Math.max(1, Math.round(fontSize / LINE_HEIGHT));
    const letters = [...text];
    while (evenAbove(textWidth(letters.join(''), scale)) > room.width) letters.pop();
    const height = evenAbove(GLYPH_HEIGHT * scale);
    if (letters.length === 0 || height > room.height) return undefined;
    const shown = letters.join('');
    const frame = filledFrame(evenAbove(textWidth(shown, scale)), height, color);
    const plane = { data: frame.data?.[3] ?? Buffer.alloc(0), stride: frame.linesize[3] ?? 0 };
    drawText(plane, shown, { x: 0, y: 0, scale, luma: OPAQUE });
    return new Overlay(frame, room, alpha);
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

/** A frame of one colour that is transparent as yet. */
function filledFrame(width: number, height: number, color: Color): Frame {
  const frame = blankFrame(AV_PIX_FMT_YUVA420P, width, height);
  for (const [index, value] of [...toYuv(color), 0].entries()) frame.data?.[index]?.fill(value);
  return frame;
}

/** Two pixels share a colour each way. */
function evenAbove(pixels: number): number {
  return 2 * Math.ceil(pixels / 2);
}
