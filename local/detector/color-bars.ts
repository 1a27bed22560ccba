import type { Area } from '../mpu/scene/mix-settings';

/** A picture in memory: four bytes a pixel (R, G, B, A), row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/**
 * The bars of a classic test card from left to right, by the channels that are bright: white, yellow,
 * cyan, green, magenta, red, blue. https://en.wikipedia.org/wiki/SMPTE_color_bars
 */
const BARS = '111 110 011 010 101 100 001';
/** A pane may crop a picture at its sides. */
const MIN_BARS = 3;
/** Bars are of 75 % or 100 %; what codecs make of them is well apart from black. */
const BRIGHT_FROM = 128;
/** The lower part of many cards has other signals. */
const ROWS = [0.15, 0.3, 0.45];
const SAMPLES = 28;

/** Whether an area of a picture, in fractions of it, shows the bars of a test card. */
export function hasColorBars(pixels: Pixels, area: Area): boolean {
  const rows = ROWS.map((row) => barsIn(pixels, area, row));
  return rows.every((bars) => bars.length >= MIN_BARS && BARS.includes(bars.join(' ')));
}

/** The colours of a row from left to right, each once; what one sample alone has is an edge. */
function barsIn(pixels: Pixels, { x, y, width, height }: Area, row: number): string[] {
  const samples = Array.from({ length: SAMPLES }, (_, index) =>
    brightAt(pixels, x + ((index + 0.5) / SAMPLES) * width, y + row * height),
  );
  const wide = samples.filter((sample, index) =>
    [samples[index - 1], samples[index + 1]].includes(sample),
  );
  return wide.filter((sample, index) => sample !== wide[index - 1]);
}

/** Which channels are bright, as three digits. */
function brightAt({ width, height, data }: Pixels, x: number, y: number): string {
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
  return [...data.subarray(at, at + 3)].map((value) => (value >= BRIGHT_FROM ? '1' : '0')).join('');
}
