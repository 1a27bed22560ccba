/** Less would run dry between two pictures of a stream of 15 a second. */
export const MIN_BUFFER_S = 0.3;
/** A network that stalls with this much is not helped by more. */
const MAX_BUFFER_S = 2.4;
/** Each stall says that what was there was too little. */
const GROWTH = 2;
/** So long without a stall, the half of the growth is given back. */
const CALM_MS = 30_000;
/** From here on the audience sees what is over: it is skipped. */
const SKIP_BEYOND_S = 1.2;
/** What comes and goes with every picture is not caught up with. */
const TOLERANCE_S = 0.15;
/** Speech stays natural, and its pitch is kept. */
const MAX_RATE = 1.25;
const FOLLOW_INTERVAL_MS = 200;
/** A leap has pictures decoded anew: a machine that is too slow would do nothing else. */
const MIN_SKIP_INTERVAL_MS = 4000;

/** What is done about the distance to the newest picture: another speed, or a leap. */
export type Pace = { rate: number } | { skip: true };

/**
 * The pace for a player that has this much ahead of it and wants that much, in seconds: faster the
 * farther it is behind, and a leap when it would take too long.
 */
export function paceFor(aheadS: number, wantedS: number): Pace {
  const behindS = aheadS - wantedS;
  if (behindS > SKIP_BEYOND_S) return { skip: true };
  return { rate: behindS > TOLERANCE_S ? Math.min(MAX_RATE, 1 + behindS / 2) : 1 };
}

/** How much a player keeps ahead of it: more after each stall, less again while all is calm. */
export class Buffer {
  seconds = MIN_BUFFER_S;
  #sinceMs = 0;

  /** The picture stood still for want of data. */
  stalled(nowMs: number): void {
    this.seconds = Math.min(MAX_BUFFER_S, this.seconds * GROWTH);
    this.#sinceMs = nowMs;
  }

  /** Time has passed. */
  passed(nowMs: number): void {
    if (nowMs - this.#sinceMs < CALM_MS) return;
    this.seconds = Math.max(MIN_BUFFER_S, this.seconds / GROWTH);
    this.#sinceMs = nowMs;
  }
}

/** Seconds that a video has loaded beyond the picture that it shows; 0 before the first. */
export function aheadOf({ buffered, currentTime }: HTMLVideoElement): number {
  if (buffered.length === 0) return 0;
  return Math.max(0, buffered.end(buffered.length - 1) - currentTime);
}

/** Keeps a video close to the newest picture that it has loaded; the answer ends that. */
export function followLiveEdge(video: HTMLVideoElement): () => void {
  const end = new AbortController();
  const buffer = new Buffer();
  let hasPlayed = false;
  let skippedAtMs = Number.NEGATIVE_INFINITY;
  const { signal } = end;
  video.addEventListener('playing', () => (hasPlayed = true), { signal });
  video.addEventListener('waiting', () => hasPlayed && buffer.stalled(performance.now()), {
    signal,
  });
  const follow = () => {
    const nowMs = performance.now();
    buffer.passed(nowMs);
    if (video.paused || video.seeking) return;
    const pace = paceFor(aheadOf(video), buffer.seconds);
    if ('rate' in pace) {
      video.playbackRate = pace.rate;
    } else if (nowMs - skippedAtMs > MIN_SKIP_INTERVAL_MS) {
      video.currentTime += aheadOf(video) - buffer.seconds;
      skippedAtMs = nowMs;
    }
  };
  const timer = setInterval(follow, FOLLOW_INTERVAL_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  return () => end.abort();
}
