import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Color, PlacedText } from '../scene/mix-settings';
import { FAMILIES, loadFontsFor } from './fonts';

/** Between the regular and the bold one; what is thinner is lost in a small picture. */
const WEIGHT = 500;
/** Where letters stand and how high a line is, in sizes of the font: Chinese ones reach below 0. */
const BASELINE = 0.96;
const LINE_HEIGHT = 1.25;
const CUT_MARK = '…';

/** Four bytes a pixel: red, green, blue and opacity. */
export interface TextPicture {
  pixels: Uint8ClampedArray;
  width: number;
  height: number;
}

/** What a text looks like, apart from its place. */
export type TextLook = Pick<PlacedText, 'text' | 'fontSize' | 'color' | 'outline'>;

/**
 * One line of text on nothing, with an even width and height, as two pixels share a colour. Its end is
 * cut off if the room is too narrow; undefined if the room is too low, or too narrow for one letter.
 */
export function textPicture(
  look: TextLook,
  room: { width: number; height: number },
): TextPicture | undefined {
  const { text, fontSize, outline } = look;
  loadFontsFor(`${text}${CUT_MARK}`);
  const border = outline?.width ?? 0;
  const height = evenAbove(fontSize * LINE_HEIGHT + 2 * border);
  const ruler = prepared(createCanvas(1, 1).getContext('2d'), look);
  const widthOf = (line: string) => evenAbove(ruler.measureText(line).width + 2 * border);
  const line = fitted(text, (candidate) => widthOf(candidate) <= room.width);
  if (line === undefined || height > room.height) return undefined;
  const width = widthOf(line);
  const context = prepared(createCanvas(width, height).getContext('2d'), look);
  const [x, y] = [border, border + fontSize * BASELINE];
  if (border > 0) context.strokeText(line, x, y);
  context.fillText(line, x, y);
  return { pixels: context.getImageData(0, 0, width, height).data, width, height };
}

function prepared(context: SKRSContext2D, { fontSize, color, outline }: TextLook): SKRSContext2D {
  context.font = `${WEIGHT} ${fontSize}px ${FAMILIES}`;
  context.fillStyle = css(color);
  if (outline) context.strokeStyle = css(outline.color);
  // Half of a line lies within the letter.
  context.lineWidth = 2 * (outline?.width ?? 0);
  context.lineJoin = 'round';
  return context;
}

/** The text, or as much of it as fits, letter by letter as people see them. */
function fitted(text: string, fits: (line: string) => boolean): string | undefined {
  if (fits(text)) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  for (let count = letters.length - 1; count > 0; count--) {
    const line = `${letters.slice(0, count).join('').trimEnd()}${CUT_MARK}`;
    if (fits(line)) return line;
  }
  return undefined;
}

function css({ r, g, b }: Color): string {
  return `rgb(${r}, ${g}, ${b})`;
}

function evenAbove(pixels: number): number {
  return 2 * Math.ceil(pixels / 2);
}
