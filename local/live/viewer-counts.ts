import type { Clock } from '../clock';
import type { LiveStream } from './live-stream';

const MINUTE_MS = 60_000;
/** How long a count is kept. */
const KEPT_MS = 60 * MINUTE_MS;

/** How many play one stream. */
export interface StreamViewers {
  app: string;
  stream: string;
  viewers: number;
}

/** The viewers of every stream at every minute; HLS has no connection to count. */
export class ViewerCounts {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #minutes = new Map<number, StreamViewers[]>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Counts once in every minute. */
  sweep(streams: LiveStream[]): void {
    const nowMs = this.#clock.now();
    const minute = minuteOf(nowMs);
    if (this.#minutes.has(minute)) return;
    this.#minutes.set(
      minute,
      streams.map(({ app, name, viewerCount }) => ({ app, stream: name, viewers: viewerCount })),
    );
    for (const old of this.#minutes.keys()) {
      if (old < nowMs - KEPT_MS) this.#minutes.delete(old);
    }
  }

  /** Who watched at that minute; streams without viewers are not listed. */
  at(timeMs: number): StreamViewers[] {
    return (this.#minutes.get(minuteOf(timeMs)) ?? []).filter(({ viewers }) => viewers > 0);
  }
}

function minuteOf(timeMs: number): number {
  return Math.floor(timeMs / MINUTE_MS) * MINUTE_MS;
}
