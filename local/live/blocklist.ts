import type { Clock } from '../clock';

/** https://help.aliyun.com/document_detail/35413.html */
export const MAX_BLOCKED_STREAMS = 10_000;
/** A stream that is blocked without an end comes back after this. */
const DEFAULT_MONTHS = 6;

/** The streams that may not be pushed. It is in memory, as the other settings of the account are. */
export class Blocklist {
  readonly #clock: Clock;
  /** Until when, by app and stream. */
  readonly #untilMs = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Blocks a stream; false if the list is full. */
  add(app: string, stream: string, untilMs = this.#defaultEndMs()): boolean {
    if (this.#isFull()) return false;
    this.#untilMs.set(keyOf(app, stream), untilMs);
    return true;
  }

  /** Lets a stream be pushed again, to this app, or to any if it is `*`. */
  remove(app: string, stream: string): void {
    for (const key of this.#untilMs.keys()) {
      const isMeant = app === '*' ? key.endsWith(`/${stream}`) : key === keyOf(app, stream);
      if (isMeant) this.#untilMs.delete(key);
    }
  }

  /** Whether a stream may not be pushed now. */
  has(app: string, stream: string): boolean {
    return this.#clock.now() < (this.#untilMs.get(keyOf(app, stream)) ?? 0);
  }

  /** Streams that may be pushed again take no place; they are looked for only when it is needed. */
  #isFull(): boolean {
    if (this.#untilMs.size < MAX_BLOCKED_STREAMS) return false;
    const nowMs = this.#clock.now();
    for (const [key, untilMs] of this.#untilMs) if (untilMs <= nowMs) this.#untilMs.delete(key);
    return this.#untilMs.size >= MAX_BLOCKED_STREAMS;
  }

  #defaultEndMs(): number {
    const end = new Date(this.#clock.now());
    return end.setUTCMonth(end.getUTCMonth() + DEFAULT_MONTHS);
  }
}

/** Names have no slash. */
function keyOf(app: string, stream: string): string {
  return `${app}/${stream}`;
}
