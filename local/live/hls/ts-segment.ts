import { toAdts } from '../media/aac';
import { toAnnexB } from '../media/annex-b';
import type { TrackSettings } from './hls-tracks';
import type { MpegTsWriter } from './mpeg-ts';

/** Until a second frame tells. */
const USUAL_FRAME_MS = 40;

/** One picture and its times. */
export interface Picture {
  payload: Buffer;
  isKeyframe: boolean;
  ptsMs: number;
  dtsMs: number;
}

/** A segment that is being written. */
export class TsSegment {
  readonly startMs: number;
  readonly settings: TrackSettings;
  readonly isDiscontinuous: boolean;
  #bytes = 0;
  #lastMs: number;
  #frameMs = USUAL_FRAME_MS;
  readonly #writer: MpegTsWriter;
  readonly #parts: Buffer[] = [];

  constructor(
    writer: MpegTsWriter,
    begin: { startMs: number; settings: TrackSettings; isDiscontinuous: boolean },
  ) {
    this.#writer = writer;
    this.startMs = begin.startMs;
    this.#lastMs = begin.startMs;
    this.settings = begin.settings;
    this.isDiscontinuous = begin.isDiscontinuous;
    const { video, audio } = begin.settings;
    this.#append(writer.tables({ video: video?.codec, hasAudio: audio !== undefined }));
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** When its last frame is over, by the track that it was cut by. */
  get endMs(): number {
    return this.#lastMs + this.#frameMs;
  }

  toBuffer(): Buffer {
    return Buffer.concat(this.#parts);
  }

  /** Adds a picture, unless the segment has no video. */
  picture({ payload, isKeyframe, ptsMs, dtsMs }: Picture, atMs: number): void {
    const { video } = this.settings;
    if (!video) return;
    this.#tick(atMs);
    const frame = { track: 'video', ptsMs, dtsMs, isRandomAccess: isKeyframe } as const;
    const annexB = toAnnexB(payload, video.nal, isKeyframe);
    this.#append(this.#writer.frame({ ...frame, payload: annexB }, true));
  }

  /** Adds a piece of sound, unless the segment has no audio. */
  sound(raw: Buffer, atMs: number): void {
    const { video, audio } = this.settings;
    const payload = audio && toAdts(raw, audio);
    if (!payload) return;
    if (!video) this.#tick(atMs);
    const times = { ptsMs: atMs, dtsMs: atMs };
    const frame = { track: 'audio', ...times, isRandomAccess: true, payload } as const;
    this.#append(this.#writer.frame(frame, !video));
  }

  #tick(atMs: number): void {
    if (atMs > this.#lastMs) this.#frameMs = atMs - this.#lastMs;
    this.#lastMs = Math.max(this.#lastMs, atMs);
  }

  #append(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#bytes += bytes.length;
  }
}
