import type { EventEmitter } from 'node:events';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { HlsPlaylist } from './hls/hls-playlist';
import { HlsPlaylists } from './hls/hls-playlists';
import { LiveStream, type Publisher } from './live-stream';

/**
 * Concurrent pushes of one push domain in the larger live centres.
 * https://help.aliyun.com/document_detail/57388.html
 */
export const MAX_STREAMS = 300;
/**
 * A push is announced when it stays up this long; without data for `SILENT_MS` it is dropped.
 * https://help.aliyun.com/document_detail/54787.html
 */
export const ANNOUNCE_AFTER_MS = 2_000;
export const SILENT_MS = 10_000;

/** What the `publish` and `unpublish` events carry. */
export interface StreamEvent {
  app: string;
  stream: string;
  atMs: number;
  ip: string;
  /** The push URL's query without its `auth_key`. */
  args: string;
  width?: number;
  height?: number;
}

/**
 * The streams that are live. A stream is known by its name alone: two apps with one stream name
 * are the same stream. https://help.aliyun.com/document_detail/57388.html
 */
export class Streams {
  #streams = new Map<string, LiveStream>();
  #playlists = new HlsPlaylists();
  #announced = new WeakSet<LiveStream>();
  /** Streams that were silent at the last sweep. */
  #suspects = new Set<LiveStream>();

  constructor(
    readonly clock: Clock,
    readonly log: CallLog,
    readonly events: EventEmitter,
  ) {}

  find(name: string): LiveStream | undefined {
    return this.#streams.get(name);
  }

  /** What HLS has of a stream, also for a while after its push has ended. */
  playlist(name: string): HlsPlaylist | undefined {
    return this.#playlists.find(name);
  }

  list(): LiveStream[] {
    return [...this.#streams.values()];
  }

  /** Takes the name, or says why not. */
  open(app: string, name: string, publisher: Publisher): LiveStream | 'taken' | 'full' {
    if (this.#streams.has(name)) return 'taken';
    if (this.#streams.size >= MAX_STREAMS) return 'full';
    const nowMs = this.clock.now();
    const playlist = this.#playlists.open(name, nowMs);
    const stream = new LiveStream(app, name, publisher, nowMs, playlist);
    this.#streams.set(name, stream);
    return stream;
  }

  /** The publisher is gone: viewers are told, and the name is free again. */
  close(stream: LiveStream): void {
    if (this.#streams.get(stream.name) !== stream) return;
    this.#streams.delete(stream.name);
    this.#suspects.delete(stream);
    stream.end();
    const { app, name } = stream;
    const atMs = this.clock.now();
    this.#playlists.close(name, atMs);
    const detail = { app, stream: name, protocol: 'rtmp' };
    this.log.add({ service: 'live', operation: 'Unpublish', atMs, detail });
    if (this.#announced.has(stream)) this.events.emit('unpublish', this.#event(stream));
  }

  /** Announces streams that have stayed up and drops those that have fallen silent. */
  sweep(): void {
    const nowMs = this.clock.now();
    this.#playlists.sweep(nowMs);
    for (const stream of this.#streams.values()) {
      if (nowMs - stream.startedAtMs >= ANNOUNCE_AFTER_MS && !this.#announced.has(stream)) {
        this.#announced.add(stream);
        this.events.emit('publish', this.#event(stream));
      }
      this.#dropIfSilent(stream, nowMs);
    }
  }

  /**
   * Silent at two sweeps in a row: a test that advances the clock between two pictures must not
   * cut a publisher that is well.
   */
  #dropIfSilent(stream: LiveStream, nowMs: number): void {
    if (nowMs - stream.lastDataAtMs < SILENT_MS) this.#suspects.delete(stream);
    else if (this.#suspects.has(stream)) stream.publisher.cut();
    else this.#suspects.add(stream);
  }

  #event({ app, name, publisher, width, height }: LiveStream): StreamEvent {
    return {
      app,
      stream: name,
      atMs: this.clock.now(),
      ip: publisher.ip,
      args: publisher.args,
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
    };
  }
}
