import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { PlayUrls, RoomKind } from '../api/types';
import type { Backoff } from '../backoff';
import { type Connection, keepConnected } from '../keep-connected';
import { loadFlvPlayer, playFlv } from './flv';
import { playHls, playsHls } from './hls';
import { aheadOf } from './live-edge';
import { wantsClick } from './wants-click';

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
  /** The browser does not play before somebody clicks: see `play`. */
  readonly needsClick = signal(false);
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
        open: (signal) => this.#open(signal),
        backoff: BACKOFF,
        signal: this.#end.signal,
        isFinal: (error) => error instanceof Unsupported,
        onState: (state) => this.#follow(state),
      });
    } catch {
      this.state.value = 'unsupported';
    }
  }

  /** Plays what is there, by a click if the browser wants one. */
  play(): void {
    this.needsClick.value = false;
    // What fails else is told by the first picture, which does not come.
    this.#video.play().catch((error: unknown) => {
      if (wantsClick(error)) this.needsClick.value = true;
    });
  }

  /** Takes newly signed addresses of the same stream for the next attempt. */
  renew(urls: PlayUrls): void {
    this.#urls = urls;
    this.#urlsSinceMs = performance.now();
  }

  stop(): void {
    this.#end.abort();
  }

  async #open(stopped: AbortSignal): Promise<Connection> {
    const end = new AbortController();
    stopped.addEventListener('abort', () => end.abort(), { signal: end.signal });
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
      await firstPicture(this.#video, ended, this.needsClick);
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
    // Without a click only a silent video may start, and not everywhere.
    this.play();
    return stop;
  }

  #stallMs = 0;
  #lastTime = 0;
  #wasHidden = false;

  /**
   * A call, the lock screen or a headset pauses the picture: it goes on when the page is seen again,
   * and else by a click, as it may have been a person.
   */
  #followPause(): void {
    const isBack = this.#wasHidden && !document.hidden;
    this.#wasHidden = document.hidden;
    if (document.hidden || this.state.peek() !== 'playing') return;
    if (!this.#video.paused) this.needsClick.value = false;
    else if (isBack) this.play();
    else this.needsClick.value = true;
  }

  #watch(end: AbortController): void {
    this.#followPause();
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

/**
 * Waits for the first picture; rejects when the stream ends before, or takes too long. As long as a
 * click is needed Safari loads none, and no time passes.
 */
function firstPicture(
  video: HTMLVideoElement,
  ended: Promise<void>,
  needsClick: ReadonlySignal<boolean>,
): Promise<void> {
  const done = new AbortController();
  const { signal } = done;
  const picture = new Promise<void>((resolve, reject) => {
    video.addEventListener('loadeddata', () => resolve(), { signal });
    void ended.then(() => reject(new Error('The stream has ended.')));
    const stopTiming = effect(() => {
      if (needsClick.value) return undefined;
      const giveUp = () => reject(new Error('No picture has come.'));
      const timer = setTimeout(giveUp, FIRST_PICTURE_TIMEOUT_MS);
      return () => clearTimeout(timer);
    });
    signal.addEventListener('abort', stopTiming);
  });
  return picture.finally(() => done.abort());
}
