import type { Color } from '../mpu/scene/mix-settings';
import { toYuv, YuvPicture } from '../mpu/video/yuv-picture';
import { drawText, fillBlock, GLYPH_HEIGHT, textWidth } from './bitmap-font';

/** Where the parts are, as fractions of the height. From 0.4 to 0.8 it is flat, for probes. */
const NAME_TOP = 0.08;
const CLOCK_TOP = 0.24;
const BAR_TOP = 0.86;
const BAR_HEIGHT = 0.06;
/** The block crosses the picture in this time. */
const SWEEP_MS = 4000;
const WHITE = 235;
const BLACK = 16;

/** A participant's picture: a flat colour with the name, a running clock and a moving block. */
export class TestPicture {
  readonly #picture: YuvPicture;
  readonly #backgroundLuma: number;
  readonly #inkLuma: number;
  readonly #scale: number;

  constructor(options: { width: number; height: number; color: Color; name: string }) {
    this.#picture = new YuvPicture(options.width, options.height);
    this.#picture.fill(options.color);
    [this.#backgroundLuma] = toYuv(options.color);
    this.#inkLuma = this.#backgroundLuma < 128 ? WHITE : BLACK;
    this.#scale = Math.max(1, Math.floor(options.height / 120));
    this.#writeCentred(options.name, NAME_TOP);
  }

  /** The picture as it looks at this time. */
  at(time: Date): YuvPicture['frame'] {
    this.#picture.makeWritable();
    this.#writeCentred(clockText(time), CLOCK_TOP);
    this.#moveBlock(time.getTime());
    return this.#picture.frame;
  }

  /** Text is in the middle half of the width, so that a pane that crops the sides still shows it. */
  #writeCentred(text: string, top: number): void {
    const { width, height } = this.#picture;
    const room = width / 2;
    let scale = this.#scale;
    while (scale > 1 && textWidth(text, scale) > room) scale -= 1;
    let shown = text;
    while (textWidth(shown, scale) > room) shown = shown.slice(0, -1);
    const x = Math.floor((width - textWidth(shown, scale)) / 2);
    const y = Math.floor(height * top);
    const plane = this.#picture.luma;
    fillBlock(plane, {
      x,
      y,
      width: textWidth(shown, scale),
      height: GLYPH_HEIGHT * scale,
      luma: this.#backgroundLuma,
    });
    drawText(plane, shown, { x, y, scale, luma: this.#inkLuma });
  }

  #moveBlock(timeMs: number): void {
    const { width, height } = this.#picture;
    const y = Math.floor(height * BAR_TOP);
    const size = Math.floor(height * BAR_HEIGHT);
    const x = Math.floor(((timeMs % SWEEP_MS) / SWEEP_MS) * (width - size));
    const plane = this.#picture.luma;
    fillBlock(plane, { x: 0, y, width, height: size, luma: this.#backgroundLuma });
    fillBlock(plane, { x, y, width: size, height: size, luma: this.#inkLuma });
  }
}

/** The time of day with milliseconds, so that delays can be read off the picture. */
function clockText(time: Date): string {
  const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');
  const seconds = `${pad(time.getSeconds())}.${pad(time.getMilliseconds(), 3)}`;
  return `${pad(time.getHours())}:${pad(time.getMinutes())}:${seconds}`;
}
