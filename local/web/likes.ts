import type { Clock } from '../clock';
import { badRequest, Refusal } from '../http/refusal';

/** What a like is worth in a PK: the factor of likes is this server's to choose, as with gifts. */
const POINTS_PER_LIKE = 1;
/** What counts of one viewer's likes; no finger is faster for long. */
const LIKES_PER_SECOND = 10;
/** What counts at once of a viewer who was slow to be heard. */
const LIKES_AT_ONCE = 20;
/** A room's likes are counted together for so long: one call for all its viewers. */
const BATCH_MS = 1000;
/** After so long a viewer may give all at once again, and need not be remembered. */
const FULL_AFTER_MS = (LIKES_AT_ONCE / LIKES_PER_SECOND) * 1000;

/** Likes of a room that are counted with one call. */
interface Batch {
  count: number;
  counted: Promise<void>;
}

/** What a viewer may still give, as of then. */
interface Allowance {
  left: number;
  atMs: number;
}

/** Gathers the likes of a room's viewers, as a customer's own server does before it counts them. */
export class Likes {
  readonly #score: (roomId: string, points: number) => Promise<void>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #batches = new Map<string, Batch>();
  readonly #allowances = new Map<string, Allowance>();

  constructor(score: (roomId: string, points: number) => Promise<void>, clock: Pick<Clock, 'now'>) {
    this.#score = score;
    this.#clock = clock;
  }

  /**
   * Counts a viewer's likes with those of others; resolves when they have counted. Throws a 429 for
   * more than a viewer may give, and a `Refusal` as the API refuses.
   */
  async give(
    viewerId: string,
    { roomId, count }: Record<string, unknown>,
  ): Promise<{ points: number }> {
    const isCount = typeof count === 'number' && Number.isInteger(count) && count > 0;
    if (typeof roomId !== 'string' || !isCount) {
      throw badRequest('Expected a roomId, and a count of likes of 1 or more.');
    }
    this.#allow(viewerId, count);
    const batch = this.#batches.get(roomId) ?? this.#open(roomId);
    batch.count += count;
    await batch.counted;
    return { points: count * POINTS_PER_LIKE };
  }

  #allow(viewerId: string, count: number): void {
    const nowMs = this.#clock.now();
    const { left, atMs } = this.#allowances.get(viewerId) ?? { left: LIKES_AT_ONCE, atMs: nowMs };
    const regained = ((nowMs - atMs) / 1000) * LIKES_PER_SECOND;
    const allowed = Math.min(LIKES_AT_ONCE, left + regained);
    if (count > allowed) {
      const limit = `at most ${LIKES_PER_SECOND} likes a second, and ${LIKES_AT_ONCE} at once`;
      throw new Refusal(429, 'TooManyLikes', `Expected ${limit}.`, { 'retry-after': '1' });
    }
    this.#allowances.set(viewerId, { left: allowed - count, atMs: nowMs });
  }

  #open(roomId: string): Batch {
    const batch: Batch = { count: 0, counted: Promise.resolve() };
    batch.counted = this.#countLater(roomId, batch);
    this.#batches.set(roomId, batch);
    return batch;
  }

  async #countLater(roomId: string, batch: Batch): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, BATCH_MS));
    this.#batches.delete(roomId);
    this.#forgetOld();
    await this.#score(roomId, batch.count * POINTS_PER_LIKE);
  }

  #forgetOld(): void {
    const fullSinceMs = this.#clock.now() - FULL_AFTER_MS;
    for (const [viewerId, { atMs }] of this.#allowances) {
      if (atMs <= fullSinceMs) this.#allowances.delete(viewerId);
    }
  }
}
