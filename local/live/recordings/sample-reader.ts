import { parseAacConfig } from '../media/aac';
import type { NalConfig } from '../media/annex-b';
import { readAudioTag } from '../media/audio-tag';
import { parseAvcConfig } from '../media/avc';
import { parseHevcConfig } from '../media/hevc';
import type { MediaTag } from '../media/media-tag';
import { readVideoTag, type VideoTag } from '../media/video-tag';
import type { AudioConfig, Sample, VideoConfig } from './mp4-file';

/** ISO/IEC 14496-3, table 1.18. */
const FREQUENCIES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000,
  7350,
];
const AAC_FRAME_SAMPLES = 1024;
/** Until a second picture says better. */
const FIRST_PICTURE_SECONDS = 0.04;
/** Players read the size from the pictures themselves; the file has to name one. */
const UNKNOWN_SIZE = { width: 1280, height: 720 };

/** The tags of a stream as samples of an MP4: H.264 or H.265, and AAC; all else is left out. */
export class SampleReader {
  video: VideoConfig | undefined;
  audio: AudioConfig | undefined;
  #size: { width: number; height: number };
  /** The parameter sets that go on before a keyframe, when they are not the file's own. */
  #newSets: Buffer | undefined;
  #lastVideoMs: number | undefined;
  #videoSeconds = FIRST_PICTURE_SECONDS;

  constructor(size: { width?: number | undefined; height?: number | undefined }) {
    const { width = UNKNOWN_SIZE.width, height = UNKNOWN_SIZE.height } = size;
    this.#size = { width, height };
  }

  /** The sample of a tag, if it is one. */
  read(tag: MediaTag): Sample | undefined {
    if (tag.kind === 'video') return this.#readVideo(tag);
    return tag.kind === 'audio' ? this.#readAudio(tag) : undefined;
  }

  #readVideo({ body, timestampMs }: MediaTag): Sample | undefined {
    const tag = readVideoTag(body);
    if (tag?.part === 'header') this.#takeVideoHeader(tag);
    if (tag?.part !== 'frame' || !this.video || codecOf(tag) !== this.video.codec) return undefined;
    if (this.#lastVideoMs !== undefined && timestampMs > this.#lastVideoMs) {
      this.#videoSeconds = (timestampMs - this.#lastVideoMs) / 1000;
    }
    this.#lastVideoMs = timestampMs;
    const isKey = tag.isKeyframe;
    const data = isKey && this.#newSets ? Buffer.concat([this.#newSets, tag.payload]) : tag.payload;
    const seconds = Math.max(0, timestampMs + tag.compositionMs) / 1000;
    return { kind: 'video', data, isKey, seconds, durationSeconds: this.#videoSeconds };
  }

  /**
   * A file has one description of its pictures. When a mix takes over from a relay, the new
   * parameter sets go into the keyframes, where decoders look for them as well.
   */
  #takeVideoHeader(tag: VideoTag): void {
    const codec = codecOf(tag);
    const { payload: description } = tag;
    const config = codec === 'hevc' ? parseHevcConfig(description) : parseAvcConfig(description);
    if (!codec || !config) return;
    if (this.video) {
      this.#newSets = this.video.description.equals(description) ? undefined : setsOf(config);
      return;
    }
    const codecText = codec === 'avc' ? avcText(description) : 'hvc1.1.6.L120.90';
    this.video = { codec, codecText, description, ...this.#size };
  }

  #readAudio({ body, timestampMs }: MediaTag): Sample | undefined {
    const tag = readAudioTag(body);
    if (tag?.codec !== 'mp4a') return undefined;
    if (tag.part === 'header') this.#takeAudioHeader(tag.payload);
    if (tag.part !== 'frame' || !this.audio) return undefined;
    const durationSeconds = AAC_FRAME_SAMPLES / this.audio.sampleRate;
    const seconds = timestampMs / 1000;
    return { kind: 'audio', data: tag.payload, isKey: true, seconds, durationSeconds };
  }

  #takeAudioHeader(description: Buffer): void {
    const config = parseAacConfig(description);
    const sampleRate = config && FREQUENCIES[config.frequencyIndex];
    if (!this.audio && config && sampleRate) {
      this.audio = { description, sampleRate, channels: config.channels };
    }
  }
}

function codecOf({ codec }: VideoTag): 'avc' | 'hevc' | undefined {
  if (codec === 'avc1') return 'avc';
  return codec === 'hvc1' ? 'hevc' : undefined;
}

/** Profile, constraints and level (RFC 6381, 3.3). */
function avcText(description: Buffer): string {
  return `avc1.${description.toString('hex', 1, 4)}`;
}

function setsOf({ lengthBytes, parameterSets }: NalConfig): Buffer {
  return Buffer.concat(
    parameterSets.flatMap((set) => {
      const length = Buffer.alloc(lengthBytes);
      length.writeUIntBE(set.length, 0, lengthBytes);
      return [length, set];
    }),
  );
}
