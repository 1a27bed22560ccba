/**
 * Pictures and texts as the mix parameters place them.
 * https://help.aliyun.com/document_detail/93183.html (UserPanes.N.Images, Backgrounds, Watermarks)
 */
import { z } from 'zod';
import type { PlacedPicture, PlacedText, Color as Rgb } from '../../mpu/scene/mix-settings';
import { integer } from '../../openapi/parameters';

const MAX_COLOR = 0xffffff;
const MAX_FONT_SIZE = 72;
/** 0 is a serif, 1 to 5 are the weights of a sans serif. */
const MAX_FONT_TYPE = 5;
/** The defaults of size and colour are not documented; these are ours. */
const DEFAULT_FONT_SIZE = 24;
const WHITE = MAX_COLOR;

/** `backup`: only while the user of the pane has no video. */
export const DISPLAY = { never: 0, always: 1, backup: 2 } as const;

/** `R + G*256 + B*65536` */
export const Color = integer.refine((color) => color >= 0 && color <= MAX_COLOR);

/** A share of the picture or of the pane. */
const fraction = z
  .string()
  .regex(/^\d(\.\d{1,10})?$/)
  .transform(Number)
  .refine((value) => value <= 1)
  .exactOptional();

const zOrder = integer.refine((order) => order >= 0).exactOptional();

/** `Images.N`, `Backgrounds.N` and `Watermarks.N`. */
export const Picture = z.object({
  Url: z.string().max(2048).exactOptional(),
  Display: integer.refine((display) => display >= 0 && display <= 2).exactOptional(),
  X: fraction,
  Y: fraction,
  Width: fraction,
  Height: fraction,
  Alpha: fraction,
  ZOrder: zOrder,
});
type Picture = z.infer<typeof Picture>;

/**
 * `Texts.N`; boxes are not drawn here, texts keep the order of their numbers, and every FontType is
 * drawn in the one font that there is.
 */
export const Text = z.object({
  Text: z.string().max(256),
  X: fraction,
  Y: fraction,
  FontSize: integer.refine((size) => size > 0 && size <= MAX_FONT_SIZE).exactOptional(),
  FontColor: Color.exactOptional(),
  FontType: integer.refine((type) => type >= 0 && type <= MAX_FONT_TYPE).exactOptional(),
  BorderColor: Color.exactOptional(),
  BorderWidth: integer.refine((width) => width >= 0).exactOptional(),
  ZOrder: zOrder,
  Alpha: fraction,
});

/** Those of the pictures that are always shown, from the back to the front. */
export function shownPictures(pictures: Picture[]): PlacedPicture[] {
  return pictures
    .filter(({ Display = DISPLAY.always }) => Display === DISPLAY.always)
    .toSorted((a, b) => (a.ZOrder ?? 0) - (b.ZOrder ?? 0))
    .flatMap((picture) => (picture.Url ? [pictureOf(picture.Url, picture)] : []));
}

/** A picture in the mixer's terms; without a place it covers everything. */
export function pictureOf(url: string, picture: Picture): PlacedPicture {
  const { X: x = 0, Y: y = 0, Width: width = 1, Height: height = 1, Alpha: alpha = 1 } = picture;
  return { url, area: { x, y, width, height }, alpha };
}

/** A text in the mixer's terms. */
export function textOf(text: z.infer<typeof Text>): PlacedText {
  const { Text: content, X: x = 0, Y: y = 0, Alpha: alpha = 1 } = text;
  const { FontSize: fontSize = DEFAULT_FONT_SIZE, FontColor = WHITE } = text;
  const { BorderWidth: width = 0, BorderColor = 0 } = text;
  const outline = width > 0 && { outline: { width, color: colorOf(BorderColor) } };
  return { text: content, x, y, fontSize, color: colorOf(FontColor), ...outline, alpha };
}

/** A colour in the mixer's terms. */
export function colorOf(color: number): Rgb {
  return { r: color & 0xff, g: (color >> 8) & 0xff, b: color >> 16 };
}
