import { randomBytes } from 'node:crypto';

/** A part of a stream, as MPEG-TS. */
export interface Segment {
  /** Holds a token that cannot be guessed, because segments need no `auth_key`. */
  name: string;
  sequence: number;
  durationMs: number;
  /** How many discontinuities the stream has had up to this segment's first frame. */
  discontinuities: number;
  /** Whether the last of them lies right before it. */
  isDiscontinuous: boolean;
  bytes: Buffer;
}

/** How many segments a player sees. */
const WINDOW_SEGMENTS = 5;
/** What is listed, and as much again for players that are a little late. */
const KEPT_SEGMENTS = 10;
/** The version that allows durations with fractions: RFC 8216, section 7. */
const VERSION = 3;
/** Where the timestamps begin: a track that is behind the first frame needs room before it. */
const FIRST_TIMESTAMP_MS = 10_000;

/**
 * The live playlist of one stream name (RFC 8216). It outlives a push: a player that stays on while
 * the publisher comes back goes on with the next number, behind a discontinuity.
 */
export class HlsPlaylist {
  readonly #streamName: string;
  #segments: Segment[] = [];
  #nextSequence: number;
  #discontinuities = 0;
  #isUnused = true;
  #longestMs = 0;
  /** Up to where timestamps have been used: the next push goes on from here. */
  endMs = FIRST_TIMESTAMP_MS;

  /** `firstSequence` must be larger than any that a player of this name may have seen. */
  constructor(streamName: string, firstSequence: number) {
    this.#streamName = streamName;
    this.#nextSequence = firstSequence;
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /**
   * The text of the playlist; `undefined` while there is no segment. The target is that of the
   * longest segment so far, because it may not change (6.2.1) and we cannot know what is to come.
   */
  get text(): string | undefined {
    const listed = this.#segments.slice(-WINDOW_SEGMENTS);
    const [first] = listed;
    if (!first) return undefined;
    // The tag of the first segment, if it has one, is still there: it counts when it is removed.
    const removed = first.discontinuities - (first.isDiscontinuous ? 1 : 0);
    const lines = [
      '#EXTM3U',
      `#EXT-X-VERSION:${VERSION}`,
      `#EXT-X-TARGETDURATION:${Math.max(1, Math.round(this.#longestMs / 1000))}`,
      `#EXT-X-MEDIA-SEQUENCE:${first.sequence}`,
      `#EXT-X-DISCONTINUITY-SEQUENCE:${removed}`,
    ];
    for (const { name, durationMs, isDiscontinuous } of listed) {
      if (isDiscontinuous) lines.push('#EXT-X-DISCONTINUITY');
      lines.push(`#EXTINF:${(durationMs / 1000).toFixed(3)},`, name);
    }
    return `${lines.join('\n')}\n`;
  }

  /**
   * Lists another segment. It must be `isDiscontinuous` where timestamps, tracks or codec settings
   * change (4.3.2.3); nothing comes before the very first, so that it never is.
   */
  add(part: { durationMs: number; isDiscontinuous: boolean; bytes: Buffer }): void {
    const isDiscontinuous = part.isDiscontinuous && !this.#isUnused;
    this.#isUnused = false;
    if (isDiscontinuous) this.#discontinuities++;
    const sequence = this.#nextSequence++;
    const name = `${this.#streamName}-${sequence}-${randomBytes(16).toString('hex')}.ts`;
    const discontinuities = this.#discontinuities;
    this.#segments.push({ ...part, name, sequence, discontinuities, isDiscontinuous });
    this.#longestMs = Math.max(this.#longestMs, part.durationMs);
    if (this.#segments.length > KEPT_SEGMENTS) this.#segments.shift();
  }

  /** Frees the memory; the numbers go on where they were. */
  clear(): void {
    this.#segments = [];
  }
}
