/** Whole pictures, as tests look at them, and as they are kept: PNG with three bytes a pixel. */
import { inflateSync } from 'node:zlib';
import { NO_FILTER, pngFile, TRUE_COLOR } from './png';

/** Red, green and blue of each pixel, row by row. */
export interface Picture {
  width: number;
  height: number;
  rgb: Buffer;
}

const BYTES = 3;
/** Where the parts of a file are that `pngOf` has written: signature, IHDR, IDAT. */
const SIZE_AT = 16;
const CONTENT_AT = 41;
const CONTENT_LENGTH_AT = 33;

/** A picture of one colour. */
export function blankPicture(width: number, height: number, grey: number): Picture {
  return { width, height, rgb: Buffer.alloc(width * height * BYTES, grey) };
}

/** Copies a picture into another one. */
export function paste(picture: Picture, part: Picture, x: number, y: number): void {
  for (let row = 0; row < part.height; row++) {
    const from = row * part.width * BYTES;
    const to = ((y + row) * picture.width + x) * BYTES;
    part.rgb.copy(picture.rgb, to, from, from + part.width * BYTES);
  }
}

/** A part of a picture. */
export function cut(
  picture: Picture,
  part: { x: number; y: number; width: number; height: number },
) {
  const cutOut = blankPicture(part.width, part.height, 0);
  for (let row = 0; row < part.height; row++) {
    const from = ((part.y + row) * picture.width + part.x) * BYTES;
    picture.rgb.copy(cutOut.rgb, row * part.width * BYTES, from, from + part.width * BYTES);
  }
  return cutOut;
}

/** The picture as a file. */
export function pngOf({ width, height, rgb }: Picture): Buffer {
  const rows = Array.from({ length: height }, (_, row) =>
    Buffer.concat([
      Buffer.from([NO_FILTER]),
      rgb.subarray(row * width * BYTES, (row + 1) * width * BYTES),
    ]),
  );
  return pngFile({ width, height, colorType: TRUE_COLOR }, Buffer.concat(rows));
}

/** A file of `pngOf` as the picture that it was. */
export function pictureOf(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(SIZE_AT), png.readUInt32BE(SIZE_AT + 4)];
  const length = png.readUInt32BE(CONTENT_LENGTH_AT);
  const rows = inflateSync(png.subarray(CONTENT_AT, CONTENT_AT + length));
  const picture = blankPicture(width, height, 0);
  const rowBytes = width * BYTES;
  for (let row = 0; row < height; row++) {
    const start = row * (rowBytes + 1) + 1;
    rows.copy(picture.rgb, row * rowBytes, start, start + rowBytes);
  }
  return picture;
}

/** By how much two pictures of one size differ: the mean of all channels, and the worst of them. */
export function difference(one: Picture, other: Picture): { mean: number; worst: number } {
  let [sum, worst] = [0, 0];
  for (const [at, value] of one.rgb.entries()) {
    const distance = Math.abs(value - (other.rgb[at] ?? 0));
    sum += distance;
    worst = Math.max(worst, distance);
  }
  return { mean: sum / one.rgb.length, worst };
}
