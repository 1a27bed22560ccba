import { deflateSync } from 'node:zlib';

/** A colour with its opacity, 0..255 each. */
export interface Rgba {
  r: number;
  g: number;
  b: number;
  a?: number;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const EIGHT_BITS = 8;
const TRUE_COLOR_WITH_ALPHA = 6;
export const NO_FILTER = 0;
export const TRUE_COLOR = 2;

/** A PNG of one colour. https://www.w3.org/TR/png-3/ */
export function png(width: number, height: number, { r, g, b, a = 255 }: Rgba): Buffer {
  const row = [NO_FILTER, ...Array.from({ length: width }, () => [r, g, b, a]).flat()];
  const pixels = Buffer.concat(Array.from({ length: height }, () => Buffer.from(row)));
  return pngFile({ width, height, colorType: TRUE_COLOR_WITH_ALPHA }, pixels);
}

/** A PNG of these rows, each of which begins with its filter. */
export function pngFile(
  { width, height, colorType }: { width: number; height: number; colorType: number },
  rows: Buffer,
): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.from([...size, EIGHT_BITS, colorType, 0, 0, 0])),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const checked = Buffer.concat([Buffer.from(type), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(checked));
  return Buffer.concat([length, checked, checksum]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
