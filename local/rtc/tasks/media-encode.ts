/** Size and rate of the mixed picture; audio only has none. */
export interface Encoding {
  width: number;
  height: number;
  fps: number;
  bitrateKbps: number;
}

/**
 * The values of MediaEncode. 2, which the documentation's examples show, is in no table.
 * https://help.aliyun.com/document_detail/93183.html
 */
const ENCODINGS: ReadonlyMap<number, readonly [number, number, number, number]> = new Map([
  // id: width, height, kbit/s, frames/s
  [1, [640, 360, 500, 15]],
  [10, [960, 540, 700, 24]],
  [20, [1280, 720, 1024, 25]],
  [22, [720, 1280, 1024, 30]],
  [23, [800, 600, 1024, 30]],
  [24, [750, 780, 1024, 30]],
  [25, [750, 540, 700, 30]],
  [26, [720, 1280, 2048, 30]],
  [27, [1280, 720, 2048, 30]],
  [28, [1280, 720, 3096, 30]],
  [30, [1920, 1080, 2048, 30]],
  [31, [1080, 1920, 2048, 30]],
  [32, [1024, 768, 1024, 24]],
  [33, [1280, 960, 1024, 24]],
  [34, [1024, 768, 2048, 24]],
  [35, [1280, 960, 2048, 24]],
  [36, [1280, 720, 1024, 24]],
  [37, [1280, 720, 2048, 24]],
  [38, [540, 960, 750, 15]],
  [39, [540, 960, 1500, 30]],
  [40, [1280, 720, 1200, 15]],
  [41, [720, 1280, 1200, 15]],
  [42, [720, 1280, 1500, 15]],
  [43, [540, 960, 1200, 15]],
  [52, [640, 360, 500, 30]],
  [53, [360, 640, 500, 15]],
  [54, [360, 640, 500, 30]],
]);

/** MediaEncode of a stream without a picture. */
export const AUDIO_ONLY = 0;
/** The documentation does not state the default; this is its 1280x720. */
export const DEFAULT_MEDIA_ENCODE = 20;

/** Whether the table has this value. */
export function isMediaEncode(id: number): boolean {
  return id === AUDIO_ONLY || ENCODINGS.has(id);
}

/** The picture of a MediaEncode; undefined for audio only. */
export function encodingOf(id: number): Encoding | undefined {
  const row = ENCODINGS.get(id);
  if (!row) return undefined;
  const [width, height, bitrateKbps, fps] = row;
  return { width, height, fps, bitrateKbps };
}
