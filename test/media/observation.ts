/** A place in the picture, fractions 0..1 from the top left. */
export interface Point {
  x: number;
  y: number;
}

/** What a probe is asked to look at and to listen for. */
export interface ProbeRequest {
  url: string;
  points: Point[];
  tonesHz: number[];
}

/** A colour, 0..255 each. */
export interface Rgb {
  r: number;
  g: number;
  b: number;
}

/** The codecs of a stream, as its header tells them. */
export interface StreamInfo {
  video?: { codec: string; width: number; height: number };
  audio?: { codec: string; sampleRate: number; channels: number };
}

/** What a probe process reports. */
export type ProbeReport =
  | { type: 'opened'; info: StreamInfo }
  /** One picture: the average colour around each asked point. */
  | { type: 'picture'; timestampMs: number; seenAtMs: number; width: number; colors: Rgb[] }
  /** A tenth of a second of sound: the amplitude 0..1 of each asked tone. */
  | { type: 'sound'; timestampMs: number; seenAtMs: number; amplitudes: number[] }
  | { type: 'packet'; track: 'video' | 'audio'; timestampMs: number; keyframe: boolean }
  | { type: 'failed'; reason: string };
