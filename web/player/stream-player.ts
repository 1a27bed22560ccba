import { signal } from '@preact/signals';
import { anySignal } from '../any-signal';
import type { PlayUrls, RoomKind } from '../api/types';
import type { Backoff } from '../backoff';
import { type Connection, keepConnected } from '../keep-connected';
import { loadFlvPlayer, playFlv } from './flv';
import { playHls, playsHls } from './hls';
import { aheadOf } from './live-edge';

/** A play address answers 404 until the first picture, so the first attempts are close together. */
const BACKOFF: Backoff = { firstMs: 500, maxMs: 5000 };
const FIRST_PICTURE_TIMEOUT_MS = 10_000;
const WATCH_INTERVAL_MS = 500;
/** A picture that stands still for this long will not go on by itself. */
const STALL_MS = 8000;
/** Signatures end, the shortest after a minute, and the room's owner does not tell when. */
const URLS_AGE_MS = 60_000;

export type PlayerState = 'waiting' | 'playing' | 'reconnecting' | 'unsupported';

class Unsupported extends Error {}

/** Plays one live stream, and comes back whenever it is interrupted. */
export class StreamPlayer {
  readonly state = signal<PlayerState>('waiting');
  /** Seconds of the stream that are loaded beyond the picture that is shown, by tenths. */
  readonly bufferS = signal(0);
  readonly #video: HTMLVideoElement;
  readonly #end = new AbortController();
  readonly #askForUrls: () => void;
  readonly #kind: RoomKind;
  #urls: PlayUrls;
  #urlsSinceMs = performance.now();

  /** `askForUrls` is called when a failure may be due to signatures that have ended. */
  constructor(
    video: HTMLVideoElement,
    { kind, playUrls }: { kind: RoomKind; playUrls: PlayUrls },
    askForUrls: () => void,
  ) {
    this.#video = video;
    this.#kind = kind;
    this.#urls = playUrls;
    this.#askForUrls = askForUrls;
  }

  /** Plays until `stop`. */
  async start(): Promise<void> {
    try {
      await keepConnected({
        open: () => this.#open(),
        backoff: BACKOFF,
        signal: this.#end.signal,
        isFinal: (error) => error instanceof Unsupported,
        onState: (state) => this.#follow(state),
      });
    } catch {
      this.state.value = 'unsupported';
    }
  }

  /** Takes newly signed addresses of the same stream for the next attempt. */
  renew(urls: PlayUrls): void {
    this.#urls = urls;
    this.#urlsSinceMs = performance.now();
  }

  stop(): void {
    this.#end.abort();
  }

  async #open(): Promise<Connection> {
    const end = new AbortController();
    const ended = new Promise<void>((resolve) => {
      end.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    const stop = await this.#play(() => end.abort());
    const watch = setInterval(() => this.#watch(end), WATCH_INTERVAL_MS);
    const close = async () => {
      clearInterval(watch);
      stop();
    };
    try {
      await firstPicture(this.#video, end.signal);
      return { lost: ended, close };
    } catch (error) {
      await close();
      throw error;
    }
  }

  async #play(onEnd: () => void): Promise<() => void> {
    const video = this.#video;
    const mpegts = await loadFlvPlayer();
    if (!mpegts && !playsHls(video)) throw new Unsupported();
    const stop = mpegts
      ? playFlv(mpegts, { video, kind: this.#kind, url: this.#urls.flv, onEnd })
      : playHls({ video, url: this.#urls.hls, onEnd });
    // Without a click only a silent video may start; the first picture tells whether it has.
    video.play().catch(() => undefined);
    return stop;
  }

  #stallMs = 0;
  #lastTime = 0;

  #watch(end: AbortController): void {
    this.bufferS.value = Math.round(aheadOf(this.#video) * 10) / 10;
    const { currentTime, paused } = this.#video;
    const isStill = currentTime === this.#lastTime && !paused;
    this.#stallMs = isStill && !document.hidden ? this.#stallMs + WATCH_INTERVAL_MS : 0;
    this.#lastTime = currentTime;
    if (this.#stallMs < STALL_MS) return;
    this.#stallMs = 0;
    end.abort();
  }

  #follow(state: 'connected' | 'reconnecting'): void {
    if (state === 'connected') this.state.value = 'playing';
    // Before the first picture there was nothing to be connected to again.
    else if (this.state.value === 'playing') this.state.value = 'reconnecting';
    if (state === 'connected') return;
    if (performance.now() - this.#urlsSinceMs > URLS_AGE_MS) this.#askForUrls();
  }
}

/** Waits for the first picture; rejects when the stream ends before, or takes too long. */
function firstPicture(video: HTMLVideoElement, ended: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = anySignal([ended, AbortSignal.timeout(FIRST_PICTURE_TIMEOUT_MS)]);
    giveUp.addEventListener('abort', () => reject(giveUp.reason), { once: true });
    video.addEventListener('loadeddata', () => resolve(), { once: true, signal: giveUp });
  });
}
