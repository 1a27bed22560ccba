/**
 * Titles and names as the texts of a pane. The service has no text on the whole picture, so that a
 * title is in the first pane. Its fonts have Chinese and Latin letters; emoji are promised nowhere.
 * https://help.aliyun.com/document_detail/93183.html (UserPanes.N.Texts.N)
 */
import type { Orientation, Resolution } from '../model/layout';

/** The width and height of a pane, as fractions of the picture. */
export interface PaneSize {
  width: number;
  height: number;
}

/** The picture that the texts are in. */
interface Picture {
  resolution: Resolution;
  orientation: Orientation;
}

const ASPECT_RATIO = 16 / 9;

/**
 * Alibaba PuHuiTi, medium, stays readable when the picture is small. Letters are white with a black
 * outline, so that they can be read on any camera's picture.
 */
const INK = { FontType: 5, FontColor: 0xffffff, BorderColor: 0, ZOrder: 1 };
/** Sizes and distances as parts of the picture's short side. */
const TITLE_SIZE = 0.045;
const NAME_SIZE = 0.034;
/** Nobody can read smaller letters on a phone: what is too long for these is cut. */
const SMALLEST_SIZE = 0.02;
const MARGIN = 0.016;
const OUTLINE = 0.003;
const CUT = '…';
/** A line of text is higher than its letters. */
const LINE_HEIGHT = 1.25;

/**
 * The title at the top of its pane, and the name at the bottom. Long ones have smaller letters, and end
 * with "…" where those would be too small.
 */
export function paneTexts(
  { title, name }: { title: string | undefined; name: string | undefined },
  pane: PaneSize,
  picture: Picture,
) {
  const { short, width, height } = pixelsOf(pane, picture);
  const margin = short * MARGIN;
  const written = (text: string, part: number, isBelow: boolean) => {
    const room = width - 2 * margin;
    const shown = cutTo(text, room / (short * SMALLEST_SIZE));
    const size = Math.min(short * part, room / emsOf(shown));
    const top = isBelow ? height - margin - size * LINE_HEIGHT : margin;
    return {
      Text: shown,
      ...INK,
      FontSize: Math.round(size),
      BorderWidth: Math.round(short * OUTLINE),
      X: fraction(margin / width),
      Y: fraction(top / height),
    };
  };
  return [
    ...(title ? [written(title, TITLE_SIZE, false)] : []),
    ...(name ? [written(name, NAME_SIZE, true)] : []),
  ];
}

function pixelsOf({ width, height }: PaneSize, { resolution, orientation }: Picture) {
  const short = Number.parseInt(resolution, 10);
  const isTall = orientation === 'portrait';
  return {
    short,
    width: width * short * (isTall ? 1 : ASPECT_RATIO),
    height: height * short * (isTall ? ASPECT_RATIO : 1),
  };
}

/** As much of the text as has room, with "…" for the rest; what is seen as one letter stays whole. */
function cutTo(text: string, ems: number): string {
  if (emsOf(text) <= ems) return text;
  const letters = lettersOf(text);
  while (letters.length > 0 && emsOf(letters.join('') + CUT) > ems) letters.pop();
  return letters.join('').trimEnd() + CUT;
}

/** About how wide a text is, in sizes of its font: letters of Europe are narrower than others. */
function emsOf(text: string): number {
  return lettersOf(text).reduce((sum, letter) => sum + (letter < '\u0250' ? 0.6 : 1), 0);
}

/** What people see as one letter is one, an emoji of several characters too. */
function lettersOf(text: string): string[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}

function fraction(value: number): number {
  return Number(value.toFixed(4));
}
