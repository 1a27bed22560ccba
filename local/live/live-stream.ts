import type { HlsPlaylist } from './hls/hls-playlist';
import { HlsSegmenter } from './hls/hls-segmenter';
import { readAudioTag } from './media/audio-tag';
import { Gop } from './media/gop';
import type { MediaTag } from './media/media-tag';
import { readMetadata, type StreamMetadata } from './media/stream-metadata';
import { Timeline } from './media/timeline';
import { readVideoTag, type VideoTag } from './media/video-tag';

/** Who sends a stream. */
export interface Publisher {
  ip: string;
  /** The push URL's query without its `auth_key`. */
  args: string;
  /** Closes the publisher's connection. */
  cut(): void;
}

/** Who watches a stream, by one protocol or another. */
export interface Viewer {
  /** Nobody watches by it, so that it is not counted. */
  readonly isMachine?: true;
  /** Comes once, before the first tag. */
  begin(tracks: { hasAudio: boolean; hasVideo: boolean }): void;
  send(tag: MediaTag): void;
  /** The stream is over. */
  end(): void;
}

/** A viewer who is further behind than this is cut. */
export const MAX_UNSENT_BYTES = 4 * 1024 * 1024;
/** A track that is behind the other by more does not begin with a frozen clock. */
const MAX_CLAMPED_MS = 200;

/** One stream that is being published: what joins need, and who watches. */
export class LiveStream {
  readonly hls: HlsSegmenter;
  /** When the publisher was last heard of, on the local cloud's clock. */
  lastDataAtMs: number;
  readonly #timeline = new Timeline();
  #script: Buffer | undefined;
  #metadata: StreamMetadata | undefined;
  #headers: { audio?: Buffer; video?: Buffer } = {};
  #hasAudio = false;
  #hasVideo = false;
  #videoHeader: VideoTag | undefined;
  #keyframe: VideoTag | undefined;
  #gop = new Gop();
  /** Each with the place on the timeline that is its 0; without one until it has begun. */
  #viewers = new Map<Viewer, { originMs: number | undefined }>();

  constructor(
    readonly app: string,
    readonly name: string,
    readonly publisher: Publisher,
    readonly startedAtMs: number,
    playlist: HlsPlaylist,
  ) {
    this.lastDataAtMs = startedAtMs;
    this.hls = new HlsSegmenter(playlist);
  }

  get viewerCount(): number {
    return [...this.#viewers.keys()].filter(({ isMachine }) => !isMachine).length;
  }

  get width(): number | undefined {
    return this.#metadata?.width;
  }

  get height(): number | undefined {
    return this.#metadata?.height;
  }

  /** The newest keyframe and the header that goes with it. */
  get still(): { header: VideoTag; keyframe: VideoTag } | undefined {
    const header = this.#videoHeader;
    const keyframe = this.#keyframe;
    return header && keyframe && { header, keyframe };
  }

  /** Takes what the publisher sends. */
  push(tag: MediaTag): void {
    if (tag.body.length === 0) return;
    if (tag.kind === 'script') this.#pushScript(tag.body);
    else if (tag.kind === 'video') this.#pushVideo(tag);
    else this.#pushAudio(tag);
  }

  /** Lets a viewer in: at once if a GOP is at hand, else with the next keyframe. */
  join(viewer: Viewer): void {
    this.#viewers.set(viewer, { originMs: undefined });
    if (this.#gop.tags.length > 0) this.#begin(viewer, this.#gop.tags);
  }

  leave(viewer: Viewer): void {
    this.#viewers.delete(viewer);
  }

  /** Tells every viewer that the stream is over. */
  end(): void {
    this.hls.finish();
    for (const viewer of this.#viewers.keys()) viewer.end();
    this.#viewers.clear();
  }

  #pushScript(body: Buffer): void {
    const metadata = readMetadata(body);
    if (metadata) {
      this.#script = body;
      this.#metadata = { ...this.#metadata, ...metadata };
      this.hls.expectsVideo = metadata.hasVideo;
    }
    this.#sendToBegun({ kind: 'script', timestampMs: this.#timeline.latestMs, body });
  }

  #pushVideo({ timestampMs, body }: MediaTag): void {
    this.#hasVideo = true;
    const video = readVideoTag(body);
    if (video?.part === 'header') {
      this.#header('video', body);
      this.#videoHeader = video;
      return;
    }
    if (video?.isKeyframe) this.#keyframe = video;
    this.#frame('video', timestampMs, body, video?.isKeyframe ?? false);
  }

  #pushAudio({ timestampMs, body }: MediaTag): void {
    this.#hasAudio = true;
    if (readAudioTag(body)?.part === 'header') this.#header('audio', body);
    else this.#frame('audio', timestampMs, body, false);
  }

  #header(kind: 'audio' | 'video', body: Buffer): void {
    // Frames from before a change cannot be decoded with the new header.
    if (this.#headers[kind] && !this.#headers[kind].equals(body)) {
      this.#gop.drop();
      if (kind === 'video') this.#keyframe = undefined;
    }
    this.#headers[kind] = body;
    const tag: MediaTag = { kind, timestampMs: this.#timeline.latestMs, body };
    this.hls.push(tag);
    this.#sendToBegun(tag);
  }

  #frame(kind: 'audio' | 'video', timestampMs: number, body: Buffer, isKeyframe: boolean): void {
    const tag = { kind, timestampMs: this.#timeline.place(kind, timestampMs), body };
    this.hls.push(tag);
    this.#sendToBegun(tag);
    this.#gop.push(tag, isKeyframe);
    if (this.#hasVideo && !isKeyframe) return;
    for (const [viewer, { originMs }] of this.#viewers) {
      if (originMs === undefined) this.#begin(viewer, [tag]);
    }
  }

  #begin(viewer: Viewer, tags: readonly MediaTag[]): void {
    const originMs = this.#originOf(tags);
    this.#viewers.set(viewer, { originMs });
    // What was announced may come later than this viewer.
    const hasAudio = this.#hasAudio || (this.#metadata?.hasAudio ?? false);
    const hasVideo = this.#hasVideo || (this.#metadata?.hasVideo ?? false);
    viewer.begin({ hasAudio, hasVideo });
    const { audio, video } = this.#headers;
    const timestampMs = originMs;
    if (this.#script) this.#send(viewer, { kind: 'script', timestampMs, body: this.#script });
    if (video) this.#send(viewer, { kind: 'video', timestampMs, body: video });
    if (audio) this.#send(viewer, { kind: 'audio', timestampMs, body: audio });
    for (const tag of tags) this.#send(viewer, tag);
  }

  /** The first tag's place, or an earlier one if a track is far behind it. */
  #originOf(tags: readonly MediaTag[]): number {
    const firstMs = tags[0]?.timestampMs ?? 0;
    const places = tags.map(({ timestampMs }) => timestampMs);
    const earliestMs = Math.min(this.#timeline.earliestNextMs, ...places);
    return firstMs - earliestMs > MAX_CLAMPED_MS ? earliestMs : firstMs;
  }

  #sendToBegun(tag: MediaTag): void {
    for (const [viewer, { originMs }] of this.#viewers) {
      if (originMs !== undefined) this.#send(viewer, tag);
    }
  }

  /** Each viewer's own timestamps begin at 0. */
  #send(viewer: Viewer, tag: MediaTag): void {
    const originMs = this.#viewers.get(viewer)?.originMs;
    if (originMs === undefined) return;
    viewer.send({ ...tag, timestampMs: Math.max(tag.timestampMs - originMs, 0) });
  }
}
