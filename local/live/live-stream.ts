import { type AmfValue, decodeAmf0 } from './amf0';
import { HlsSegmenter } from './hls-segmenter';
import { isAvc, isKeyframe, isSequenceHeader, type MediaTag } from './media-tag';
import { Timeline } from './timeline';

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
  /** Comes once, before the first tag. */
  begin(tracks: { hasAudio: boolean; hasVideo: boolean }): void;
  send(tag: MediaTag): void;
  /** The stream is over. */
  end(): void;
}

/** A viewer who is further behind than this is cut. */
export const MAX_UNSENT_BYTES = 4 * 1024 * 1024;
/**
 * A longer GOP is not kept: who joins waits for the next keyframe. Less than what a
 * viewer may be behind, because it is sent in one go.
 */
const MAX_GOP_BYTES = 3 * 1024 * 1024;
const MAX_GOP_TAGS = 10_000;

/** One stream that is being published: what joins need, and who watches. */
export class LiveStream {
  readonly hls: HlsSegmenter;
  /** When the publisher was last heard of, on the local cloud's clock. */
  lastDataAtMs: number;
  width: number | undefined;
  height: number | undefined;
  readonly #timeline = new Timeline();
  #metadata: Buffer | undefined;
  #headers: { audio?: Buffer; video?: Buffer } = {};
  #hasAudio = false;
  #hasVideo = false;
  #keyframe: Buffer | undefined;
  #gop: MediaTag[] = [];
  #gopBytes = 0;
  /** Each with the place on the timeline that is its 0; without one until it has begun. */
  #viewers = new Map<Viewer, { originMs: number | undefined }>();

  constructor(
    readonly app: string,
    readonly name: string,
    readonly publisher: Publisher,
    readonly startedAtMs: number,
  ) {
    this.lastDataAtMs = startedAtMs;
    // One segment lasts longer than a second, so the seconds since the epoch outrun any earlier
    // stream of this name.
    this.hls = new HlsSegmenter(name, Math.floor(startedAtMs / 1000));
  }

  get viewerCount(): number {
    return this.#viewers.size;
  }

  /** The body of the message that configures an H.264 decoder. */
  get videoHeader(): Buffer | undefined {
    return this.#headers.video;
  }

  /** The body of the newest keyframe that goes with the header. */
  get keyframe(): Buffer | undefined {
    return this.#keyframe;
  }

  /** Takes what the publisher sends. */
  push(tag: MediaTag): void {
    if (tag.body.length === 0) return;
    this.#hasAudio ||= tag.kind === 'audio';
    this.#hasVideo ||= tag.kind === 'video';
    if (tag.kind === 'script') this.#script(tag.body);
    else if (isSequenceHeader(tag)) this.#header(tag.kind, tag.body);
    else this.#frame(tag.kind, tag);
  }

  /** Lets a viewer in: at once if a GOP is at hand, else with the next keyframe. */
  join(viewer: Viewer): void {
    this.#viewers.set(viewer, { originMs: undefined });
    if (this.#gop.length > 0) this.#begin(viewer, this.#gop);
  }

  leave(viewer: Viewer): void {
    this.#viewers.delete(viewer);
  }

  /** Tells every viewer that the stream is over. */
  end(): void {
    for (const viewer of this.#viewers.keys()) viewer.end();
    this.#viewers.clear();
  }

  #script(body: Buffer): void {
    const [name, data] = readScript(body);
    if (name === undefined) return;
    if (name === 'onMetaData') {
      this.#metadata = body;
      const { width, height } =
        data && typeof data === 'object' && !Array.isArray(data) ? data : {};
      if (typeof width === 'number') this.width = width;
      if (typeof height === 'number') this.height = height;
    }
    this.#sendToBegun({ kind: 'script', timestampMs: this.#timeline.latestMs, body });
  }

  #header(kind: 'audio' | 'video', body: Buffer): void {
    // Frames from before a change cannot be decoded with the new header.
    if (this.#headers[kind] && !this.#headers[kind].equals(body)) {
      this.#dropGop();
      if (kind === 'video') this.#keyframe = undefined;
    }
    this.#headers[kind] = body;
    const tag: MediaTag = { kind, timestampMs: this.#timeline.latestMs, body };
    this.hls.push(tag);
    this.#sendToBegun(tag);
  }

  #frame(kind: 'audio' | 'video', { timestampMs, body }: MediaTag): void {
    const tag = { kind, timestampMs: this.#timeline.place(kind, timestampMs), body };
    this.hls.push(tag);
    this.#sendToBegun(tag);
    if (isKeyframe(tag) && isAvc(tag)) this.#keyframe = body;
    this.#keep(tag);
    if (this.#hasVideo && !isKeyframe(tag)) return;
    for (const [viewer, { originMs }] of this.#viewers) {
      if (originMs === undefined) this.#begin(viewer, [tag]);
    }
  }

  #keep(tag: MediaTag): void {
    if (isKeyframe(tag)) this.#dropGop();
    else if (this.#gop.length === 0) return;
    this.#gop.push(tag);
    this.#gopBytes += tag.body.length;
    if (this.#gopBytes > MAX_GOP_BYTES || this.#gop.length > MAX_GOP_TAGS) this.#dropGop();
  }

  #dropGop(): void {
    this.#gop = [];
    this.#gopBytes = 0;
  }

  #begin(viewer: Viewer, tags: MediaTag[]): void {
    const originMs = tags[0]?.timestampMs ?? 0;
    this.#viewers.set(viewer, { originMs });
    viewer.begin({ hasAudio: this.#hasAudio, hasVideo: this.#hasVideo });
    const { audio, video } = this.#headers;
    const timestampMs = originMs;
    if (this.#metadata) this.#send(viewer, { kind: 'script', timestampMs, body: this.#metadata });
    if (video) this.#send(viewer, { kind: 'video', timestampMs, body: video });
    if (audio) this.#send(viewer, { kind: 'audio', timestampMs, body: audio });
    for (const tag of tags) this.#send(viewer, tag);
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

/** Encoders put all sorts of things into script data; what cannot be read is left out. */
function readScript(body: Buffer): AmfValue[] {
  try {
    return decodeAmf0(body);
  } catch {
    return [];
  }
}
