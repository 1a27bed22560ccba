import { closeSync, openSync, writeSync } from 'node:fs';
import {
  ALL_FORMATS,
  Conversion,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  FilePathSource,
  Input,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
} from 'mediabunny';

/** A kill loses what is not written yet: a fragment goes to the file with the next keyframe. */
const FRAGMENT_SECONDS = 1;

/** How the pictures are to be decoded. */
export interface VideoConfig {
  codec: 'avc' | 'hevc';
  /** As RFC 6381 names it. */
  codecText: string;
  description: Buffer;
  width: number;
  height: number;
}

/** How the sound is to be decoded. */
export interface AudioConfig {
  description: Buffer;
  sampleRate: number;
  channels: number;
}

/** One picture, or some milliseconds of sound, as it stands in the file. */
export interface Sample {
  kind: 'audio' | 'video';
  data: Buffer;
  isKey: boolean;
  seconds: number;
  durationSeconds: number;
}

/**
 * A fragmented MP4 that grows: whatever moment it is cut off at, it can be played up to the last
 * fragment. Writes come one after another; what fails ends the file.
 */
export class Mp4File {
  readonly #output: Output;
  readonly #video: EncodedVideoPacketSource | undefined;
  readonly #audio: EncodedAudioPacketSource | undefined;
  readonly #configs: { video: VideoConfig | undefined; audio: AudioConfig | undefined };
  #writing: Promise<void>;

  constructor(path: string, configs: { video?: VideoConfig; audio?: AudioConfig }) {
    this.#output = new Output({
      format: new Mp4OutputFormat({
        fastStart: 'fragmented',
        minimumFragmentDuration: FRAGMENT_SECONDS,
      }),
      target: fileTarget(path),
    });
    const { video, audio } = configs;
    this.#configs = { video, audio };
    if (video) {
      this.#video = new EncodedVideoPacketSource(video.codec);
      this.#output.addVideoTrack(this.#video);
    }
    if (audio) {
      this.#audio = new EncodedAudioPacketSource('aac');
      this.#output.addAudioTrack(this.#audio);
    }
    this.#writing = this.#output.start();
  }

  /** Queues a sample of a track that the file has. */
  add(sample: Sample): void {
    this.#writing = this.#writing.then(() => this.#write(sample));
    this.#writing.catch(() => {});
  }

  /** Writes what waits and ends the file. Throws if anything could not be written. */
  async finish(): Promise<void> {
    await this.#writing;
    await this.#output.finalize();
  }

  async #write({ kind, data, isKey, seconds, durationSeconds }: Sample): Promise<void> {
    const packet = new EncodedPacket(data, isKey ? 'key' : 'delta', seconds, durationSeconds);
    const { video, audio } = this.#configs;
    if (kind === 'video' && video) {
      const { codecText: codec, description, width, height } = video;
      const decoderConfig = { codec, description, codedWidth: width, codedHeight: height };
      await this.#video?.add(packet, { decoderConfig });
    }
    if (kind === 'audio' && audio) {
      const { description, sampleRate, channels: numberOfChannels } = audio;
      const decoderConfig = { codec: 'mp4a.40.2', description, sampleRate, numberOfChannels };
      await this.#audio?.add(packet, { decoderConfig });
    }
  }
}

/**
 * Makes a usual MP4 of a fragmented one, which may have been cut off: its samples, without coding
 * them again. Answers its duration in seconds. Throws if there is nothing to play in it.
 */
export async function remux(from: string, to: string): Promise<number> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(from) });
  try {
    const output = new Output({
      format: new Mp4OutputFormat({ fastStart: false }),
      target: fileTarget(to),
    });
    const conversion = await Conversion.init({ input, output, showWarnings: false });
    await conversion.execute();
  } finally {
    input.dispose();
  }
  return durationOf(to);
}

/** Writes at once what it is given: the library's own target keeps it back. */
function fileTarget(path: string): StreamTarget {
  const file = openSync(path, 'w');
  const writable = new WritableStream<StreamTargetChunk>({
    write: ({ data, position }) => void writeSync(file, data, 0, data.length, position),
    close: () => closeSync(file),
    abort: () => closeSync(file),
  });
  return new StreamTarget(writable);
}

async function durationOf(path: string): Promise<number> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    return await input.computeDuration();
  } finally {
    input.dispose();
  }
}
