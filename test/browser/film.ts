/** What a film is like. */
export interface FilmFormat {
  width: number;
  height: number;
  fps: number;
}

/** Every page on stage encodes it, and every other one decodes it, without a graphics card. */
const SMALL: FilmFormat = { width: 320, height: 180, fps: 10 };

/** What the browser's own camera shows: a film of one colour. */
export const FILM_BLUE = { r: 0x20, g: 0x40, b: 0xc0 };
type Rgb = typeof FILM_BLUE;

/** One second of one colour, in the format that Chromium takes for a camera. */
export function filmOfColor({ r, g, b }: Rgb): Buffer {
  const pixels = SMALL.width * SMALL.height;
  // BT.601 in limited range, as cameras have it.
  const y = 16 + (65.738 * r + 129.057 * g + 25.064 * b) / 256;
  const u = 128 + (-37.945 * r - 74.494 * g + 112.439 * b) / 256;
  const v = 128 + (112.439 * r - 94.154 * g - 18.285 * b) / 256;
  const planes = [
    Buffer.alloc(pixels, y),
    Buffer.alloc(pixels / 4, u),
    Buffer.alloc(pixels / 4, v),
  ];
  return filmOf(Array(SMALL.fps).fill(planes), SMALL);
}

/** A film of pictures of three planes each. YUV4MPEG2: https://wiki.multimedia.cx/index.php/YUV4MPEG2 */
export function filmOf(pictures: Buffer[][], { width, height, fps }: FilmFormat): Buffer {
  const header = `YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420\n`;
  const frames = pictures.map((planes) => Buffer.concat([Buffer.from('FRAME\n'), ...planes]));
  return Buffer.concat([Buffer.from(header), ...frames]);
}
