/** What a caller may say of what a mix shows beside the cameras. */
import * as z from 'zod/mini';
import { MAX_PANE_URL_LENGTH } from '../pane-pictures';
import { visibleTextShape } from './visible-text';

/** Longer URLs are refused by some of the servers that pictures are kept on. */
const MAX_URL_LENGTH = 1024;
/** One line in the picture; a longer title would run out of it. */
const MAX_TEXT_LENGTH = 40;

/** The mixing service fetches the pictures, so that only what is public and safe on the way will do. */
const pictureUrl = (max: number) =>
  z
    .string()
    .check(
      z.maxLength(max),
      z.refine(isHttpsUrl, 'expected an https URL without user name and password'),
    );
const fraction = z.optional(z.number().check(z.gte(0), z.lte(1)));
const size = z.optional(z.number().check(z.gt(0), z.lte(1)));
const text = visibleTextShape({ max: MAX_TEXT_LENGTH }).check(z.minLength(1));

/** What a caller may say of a new or of a running mix; null takes away. */
export const overlaysShape = {
  placeholderUrl: z.optional(z.nullable(pictureUrl(MAX_PANE_URL_LENGTH))),
  backgroundUrl: z.optional(z.nullable(pictureUrl(MAX_URL_LENGTH))),
  watermark: z.optional(
    z.nullable(
      z.union([
        z.strictObject({ text }),
        z
          .strictObject({
            url: pictureUrl(MAX_URL_LENGTH),
            x: fraction,
            y: fraction,
            width: size,
            height: size,
          })
          .check(z.refine(isWithin, 'expected a place within the picture')),
      ]),
    ),
  ),
  namePlates: z.optional(z.boolean()),
};

type Place = { [Edge in 'x' | 'y' | 'width' | 'height']?: number | undefined };

function isWithin({ x = 0, y = 0, width = 0, height = 0 }: Place): boolean {
  return x + width <= 1 && y + height <= 1;
}

function isHttpsUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
}
