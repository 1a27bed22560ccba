import type { MediaTag } from './media-tag';

/**
 * A longer GOP is not kept: who joins waits for the next keyframe. Less than what a
 * viewer may be behind, because it is sent in one go.
 */
const MAX_BYTES = 3 * 1024 * 1024;
const MAX_TAGS = 10_000;

/** The frames since the last keyframe, for viewers who join. */
export class Gop {
  #tags: MediaTag[] = [];
  #bytes = 0;

  /** From the keyframe on; empty if there is none to begin with. */
  get tags(): readonly MediaTag[] {
    return this.#tags;
  }

  push(tag: MediaTag, isKeyframe: boolean): void {
    if (isKeyframe) this.drop();
    else if (this.#tags.length === 0) return;
    this.#tags.push(tag);
    this.#bytes += tag.body.length;
    if (this.#bytes > MAX_BYTES || this.#tags.length > MAX_TAGS) this.drop();
  }

  /** Frames from before a change of settings cannot be decoded with the new ones. */
  drop(): void {
    this.#tags = [];
    this.#bytes = 0;
  }
}
