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
const MARGIN = 0.016;
const OUTLINE = 0.003;
/** A line of text is higher than its letters. */
const LINE_HEIGHT = 1.25;

/** The title at the top of its pane, and the name at the bottom; long ones have smaller letters. */
export function paneTexts(
  { title, name }: { title: string | undefined; name: string | undefined },
  pane: PaneSize,
  picture: Picture,
) {
  const { short, width, height } = pixelsOf(pane, picture);
  const margin = short * MARGIN;
  const written = (text: string, part: number, isBelow: boolean) => {
    const fitting = (width - 2 * margin) / emsOf(text);
    const size = Math.min(short * part, fitting);
    const top = isBelow ? height - margin - size * LINE_HEIGHT : margin;
    return {
      Text: text,
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

/**
 * About how wide a text is, in sizes of its font: letters of Europe are narrower than others. What
 * people see as one letter counts as one, an emoji of several characters too.
 */
function emsOf(text: string): number {
  const letters = new Intl.Segmenter().segment(text);
  return [...letters].reduce((sum, { segment }) => sum + (segment < '\u0250' ? 0.6 : 1), 0);
}

function fraction(value: number): number {
  return Number(value.toFixed(4));
}
