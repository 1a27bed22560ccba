/** What a mix shows beside the cameras: pictures, a title, and the names of those who are seen. */
import * as z from 'zod/mini';
import { visibleTextShape } from './visible-text';

/** Longer URLs are refused by some of the servers that pictures are kept on. */
const MAX_URL_LENGTH = 1024;
/** One line in the picture; a longer title would run out of it. */
const MAX_TEXT_LENGTH = 40;

/** A title, or a picture at this place (fractions of the mix; top right if it is left open). */
export type Watermark =
  | { text: string }
  | {
      url: string;
      x?: number | undefined;
      y?: number | undefined;
      width?: number | undefined;
      height?: number | undefined;
    };

/** What is undefined was never asked for; null was taken away again. */
export interface Overlays {
  /** Stands in the pane of a pinned member whose camera is off. */
  placeholderUrl?: string | null;
  /** Lies behind the panes. */
  backgroundUrl?: string | null;
  watermark?: Watermark | null;
  /** Whether each pane tells its user's name, as soon as there are two of them. */
  namePlates?: boolean;
}

/** The mixing service fetches the pictures, so that only what is public and safe on the way will do. */
const pictureUrl = z
  .string()
  .check(
    z.maxLength(MAX_URL_LENGTH),
    z.refine(isHttpsUrl, 'expected an https URL without user name and password'),
  );
const fraction = z.optional(z.number().check(z.gte(0), z.lte(1)));
const size = z.optional(z.number().check(z.gt(0), z.lte(1)));
const text = visibleTextShape({ max: MAX_TEXT_LENGTH }).check(z.minLength(1));

/** What a caller may say of a new or of a running mix; null takes away. */
export const overlaysShape = {
  placeholderUrl: z.optional(z.nullable(pictureUrl)),
  backgroundUrl: z.optional(z.nullable(pictureUrl)),
  watermark: z.optional(
    z.nullable(
      z.union([
        z.strictObject({ text }),
        z
          .strictObject({ url: pictureUrl, x: fraction, y: fraction, width: size, height: size })
          .check(z.refine(isWithin, 'expected a place within the picture')),
      ]),
    ),
  ),
  namePlates: z.optional(z.boolean()),
};
export type OverlaysChange = z.infer<z.ZodMiniObject<typeof overlaysShape>>;

/** The overlays after a change; what is not named stays. */
export function changedOverlays(overlays: Overlays, change: OverlaysChange): Overlays {
  const { placeholderUrl, backgroundUrl, watermark, namePlates } = {
    ...overlays,
    ...named(change),
  };
  // Always in this order, because mixes are compared as text.
  return {
    ...(placeholderUrl !== undefined && { placeholderUrl }),
    ...(backgroundUrl !== undefined && { backgroundUrl }),
    ...(watermark !== undefined && { watermark }),
    ...(namePlates !== undefined && { namePlates }),
  };
}

function named(change: OverlaysChange): OverlaysChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

type Place = { [Edge in 'x' | 'y' | 'width' | 'height']?: number | undefined };

function isWithin({ x = 0, y = 0, width = 0, height = 0 }: Place): boolean {
  return x + width <= 1 && y + height <= 1;
}

function isHttpsUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
}
