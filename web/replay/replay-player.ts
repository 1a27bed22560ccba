import { signal } from '@preact/signals';
import type { ReplayPart } from '../api/types';
import { wantsClick } from '../player/wants-click';
import { lengthOf, momentAt, placeAt } from './timeline';

/** `waiting`: for data of the service; `failed`: the files cannot be played, or not reached. */
export type ReplayState = 'waiting' | 'ready' | 'failed';

/** New addresses are asked for so often in a minute; more would only be refused again. */
const MAX_RENEWALS = 2;
const MINUTE_MS = 60_000;
/** Each of them tells that there is a picture to show. */
const SHOWN = ['loadeddata', 'canplay', 'seeked', 'playing'];

/**
 * Plays the files of a replay in one <video>, one after another, as one film. Addresses end: a file
 * that cannot be read is tried again by a new one, at the moment where it was.
 */
export class ReplayPlayer {
  readonly positionMs = signal(0);
  readonly isPlaying = signal(false);
  readonly state = signal<ReplayState>('waiting');
  /** The shape of the picture; undefined until it is known, and of a film without a picture. */
  readonly shape = signal<'landscape' | 'portrait' | undefined>(undefined);
  readonly #video: HTMLVideoElement;
  readonly #renew: () => Promise<readonly ReplayPart[]>;
  readonly #handlers: Record<string, () => void>;
  #isOver = false;
  #parts: readonly ReplayPart[];
  #index = 0;
  /** When new addresses were asked for. */
  #renewedAt: number[] = [];
  /** Where in its file to go on as soon as that can be done. */
  #wantedMs: number | undefined;

  /** `renew` is to answer the parts with new addresses. */
  constructor(
    video: HTMLVideoElement,
    parts: readonly ReplayPart[],
    renew: () => Promise<readonly ReplayPart[]>,
  ) {
    this.#video = video;
    this.#parts = parts;
    this.#renew = renew;
    this.#handlers = {
      loadedmetadata: () => this.#arrive(),
      ...Object.fromEntries(SHOWN.map((event) => [event, () => this.#show()])),
      waiting: () => this.#wait(),
      timeupdate: () => this.#follow(),
      play: () => this.#setPlaying(true),
      // A file that ends is paused first, and the next one goes on.
      pause: () => this.#setPlaying(video.ended),
      ended: () => this.#goOn(),
      error: () => void this.#readAgain(),
    };
    for (const [event, act] of Object.entries(this.#handlers)) video.addEventListener(event, act);
    this.#load(0, 0);
  }

  get lengthMs(): number {
    return lengthOf(this.#parts);
  }

  /** Plays, from the beginning if the film is over; or pauses. */
  toggle(): void {
    if (this.isPlaying.peek()) {
      this.#video.pause();
      return;
    }
    this.#setPlaying(true);
    if (this.positionMs.peek() >= this.lengthMs) this.seek(0);
    this.#play();
  }

  /** Goes to a moment of the film. */
  seek(atMs: number): void {
    const place = placeAt(this.#parts, atMs);
    this.positionMs.value = momentAt(this.#parts, place);
    if (place.index !== this.#index) {
      this.#load(place.index, place.offsetMs);
      return;
    }
    this.#wantedMs = place.offsetMs;
    if (this.#video.readyState >= this.#video.HAVE_METADATA) this.#arrive();
  }

  /** Tries once more what has failed. */
  retry(): void {
    this.#renewedAt = [];
    void this.#readAgain();
  }

  stop(): void {
    this.#isOver = true;
    for (const [event, act] of Object.entries(this.#handlers)) {
      this.#video.removeEventListener(event, act);
    }
    this.#video.removeAttribute('src');
    this.#video.load();
  }

  #load(index: number, offsetMs: number): void {
    const part = this.#parts[index];
    if (!part) return;
    this.#index = index;
    this.#wantedMs = offsetMs;
    this.#wait();
    this.#video.src = part.playUrl;
    if (this.isPlaying.peek()) this.#play();
  }

  #arrive(): void {
    const { videoWidth, videoHeight } = this.#video;
    const upright = videoHeight > videoWidth ? 'portrait' : 'landscape';
    this.shape.value = videoWidth > 0 ? upright : undefined;
    const wantedMs = this.#wantedMs;
    this.#wantedMs = undefined;
    if (wantedMs !== undefined) this.#video.currentTime = wantedMs / 1000;
  }

  #play(): void {
    // A browser that wants a click first says no; what fails else is told by `error`.
    this.#video.play().catch((error: unknown) => {
      if (wantsClick(error)) this.#setPlaying(false);
    });
  }

  #follow(): void {
    const { currentTime, readyState, HAVE_METADATA } = this.#video;
    if (this.#wantedMs !== undefined || readyState < HAVE_METADATA) return;
    const place = { index: this.#index, offsetMs: Math.round(currentTime * 1000) };
    this.positionMs.value = momentAt(this.#parts, place);
  }

  #goOn(): void {
    if (this.#index < this.#parts.length - 1) {
      this.#load(this.#index + 1, 0);
      return;
    }
    this.positionMs.value = this.lengthMs;
    this.#setPlaying(false);
  }

  async #readAgain(): Promise<void> {
    const now = performance.now();
    this.#renewedAt = [...this.#renewedAt.filter((at) => now - at < MINUTE_MS), now];
    this.#wait();
    try {
      if (this.#renewedAt.length > MAX_RENEWALS) throw new Error('New addresses do not help.');
      const parts = await this.#renew();
      if (this.#isOver) return;
      this.#parts = parts;
      const { index, offsetMs } = placeAt(parts, this.positionMs.peek());
      this.#load(index, offsetMs);
    } catch {
      this.state.value = 'failed';
      this.#setPlaying(false);
    }
  }

  #wait(): void {
    this.state.value = 'waiting';
  }

  #show(): void {
    this.state.value = 'ready';
  }

  #setPlaying(isPlaying: boolean): void {
    this.isPlaying.value = isPlaying;
  }
}
