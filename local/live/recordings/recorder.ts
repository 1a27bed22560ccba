import type { Viewer } from '../live-stream';
import type { MediaTag } from '../media/media-tag';
import { Mp4File, type Sample } from './mp4-file';
import { SampleReader } from './sample-reader';

/** So long the file waits for a track that was announced. */
const MAX_TRACK_WAIT_MS = 2000;
/** A recording that is larger is cut off, so that one stream cannot fill the disk. */
export const MAX_RECORDING_BYTES = 2 * 1024 ** 3;

export interface RecorderOptions {
  path: string;
  width: number | undefined;
  height: number | undefined;
  /** No more is recorded: the stream is over, or the file is as large as it may be. */
  onEnd(): void;
}

/** Writes what a viewer of the stream sees into a file. */
export class Recorder implements Viewer {
  readonly isMachine = true;
  readonly #options: RecorderOptions;
  readonly #reader: SampleReader;
  #announced = { hasAudio: false, hasVideo: false };
  #file: Mp4File | undefined;
  #waiting: Sample[] = [];
  #bytes = 0;
  #isOver = false;

  /** How far the stream was recorded, in milliseconds from the file's beginning. */
  recordedMs = 0;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#reader = new SampleReader(options);
  }

  begin(tracks: { hasAudio: boolean; hasVideo: boolean }): void {
    this.#announced = tracks;
  }

  send(tag: MediaTag): void {
    if (this.#isOver) return;
    const sample = this.#reader.read(tag);
    if (!sample) return;
    this.recordedMs = Math.max(this.recordedMs, tag.timestampMs);
    this.#bytes += sample.data.length;
    if (this.#file) this.#file.add(sample);
    else this.#hold(sample);
    if (this.#bytes > MAX_RECORDING_BYTES) this.end();
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.onEnd();
  }

  /** Ends the file; false if nothing was recorded. Throws if it could not be written. */
  async finish(): Promise<boolean> {
    this.#isOver = true;
    if (!this.#file && this.#waiting.length > 0) this.#open();
    await this.#file?.finish();
    return this.#file !== undefined;
  }

  /** A file has all its tracks from the beginning. */
  #hold(sample: Sample): void {
    this.#waiting.push(sample);
    const { audio, video } = this.#reader;
    const isWhole = (!this.#announced.hasAudio || audio) && (!this.#announced.hasVideo || video);
    if (isWhole || this.recordedMs > MAX_TRACK_WAIT_MS) this.#open();
  }

  #open(): void {
    const { audio, video } = this.#reader;
    this.#file = new Mp4File(this.#options.path, {
      ...(audio && { audio }),
      ...(video && { video }),
    });
    for (const sample of this.#waiting.splice(0)) this.#file.add(sample);
  }
}
