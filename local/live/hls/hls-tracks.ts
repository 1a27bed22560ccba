import { type AacConfig, parseAacConfig } from '../media/aac';
import type { NalConfig } from '../media/annex-b';
import type { AudioTag } from '../media/audio-tag';
import { parseAvcConfig } from '../media/avc';
import { parseHevcConfig } from '../media/hevc';
import type { VideoTag } from '../media/video-tag';
import type { VideoCodec } from './mpeg-ts';

/** What the frames of a segment are made with; compared by identity. */
export interface TrackSettings {
  video: VideoSettings | undefined;
  audio: AacConfig | undefined;
}

export interface VideoSettings {
  codec: VideoCodec;
  nal: NalConfig;
}

type TrackName = 'video' | 'audio';

const PARSE_NAL = { avc1: parseAvcConfig, hvc1: parseHevcConfig } as const;

/** The codec settings that a stream has now, as far as HLS can carry them. */
export class HlsTracks {
  #settings: TrackSettings = { video: undefined, audio: undefined };
  #headers: Record<TrackName, string> = { video: '', audio: '' };
  #problems: Record<TrackName, string | undefined> = { video: undefined, audio: undefined };

  /** Both tracks. */
  get settings(): TrackSettings {
    return this.#settings;
  }

  /** Why the stream cannot be played by HLS; RTMP and HTTP-FLV pass on anything. */
  get problem(): string | undefined {
    return this.#problems.video ?? this.#problems.audio;
  }

  /** Reads what a video tag says of its track. */
  video({ codec, part, payload }: VideoTag): void {
    const isCarried = codec === 'avc1' || codec === 'hvc1';
    if (!isCarried) this.#problems.video = `no HLS for video of codec ${codec}`;
    if (!isCarried || part !== 'header' || !this.#isNew('video', codec, payload)) return;
    const nal = PARSE_NAL[codec](payload);
    this.#settings = { ...this.#settings, video: nal && { codec, nal } };
    this.#problems.video = nal ? undefined : `no HLS for this ${codec} configuration`;
  }

  /** Reads what an audio tag says of its track. */
  audio({ codec, part, payload }: AudioTag): void {
    const isCarried = codec === 'mp4a';
    if (!isCarried) this.#problems.audio = `no HLS for audio of codec ${codec}`;
    if (!isCarried || part !== 'header' || !this.#isNew('audio', codec, payload)) return;
    const audio = parseAacConfig(payload);
    this.#settings = { ...this.#settings, audio };
    this.#problems.audio = audio ? undefined : `no HLS for this ${codec} configuration`;
  }

  #isNew(track: TrackName, codec: string, payload: Buffer): boolean {
    const header = `${codec} ${payload.toString('hex')}`;
    if (this.#headers[track] === header && !this.#problems[track]) return false;
    this.#headers[track] = header;
    return true;
  }
}

/** Whether a player can go from the one to the other without starting its decoders anew. */
export function isSameSettings(one: TrackSettings, other: TrackSettings): boolean {
  return one.video === other.video && one.audio === other.audio;
}
