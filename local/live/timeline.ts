/** How far audio and video may lie apart without this being a jump of the publisher's clock. */
const MAX_BACKWARD_MS = 1_000;
/** A publisher that is silent for longer has been dropped, so its clock has jumped. */
const MAX_FORWARD_MS = 10_000;
/** The step that is put in the place of a jump: about one picture. */
const JUMP_STEP_MS = 40;

/**
 * Turns a publisher's timestamps into a timeline from 0 that never goes back on a track: a
 * publisher may begin anywhere, start again in mid-stream, or wrap around after 49 days.
 */
export class Timeline {
  #originMs: number | undefined;
  #latestMs = 0;
  #latestByTrack = { audio: 0, video: 0 };

  /** The place of the latest frame. */
  get latestMs(): number {
    return this.#latestMs;
  }

  /** The place of a frame on the timeline. */
  place(track: 'audio' | 'video', timestampMs: number): number {
    this.#originMs ??= timestampMs;
    const stepMs = timestampMs - this.#originMs - this.#latestMs;
    if (stepMs < -MAX_BACKWARD_MS || stepMs > MAX_FORWARD_MS) {
      this.#originMs = timestampMs - this.#latestMs - JUMP_STEP_MS;
    }
    const placedMs = Math.max(timestampMs - this.#originMs, this.#latestByTrack[track]);
    this.#latestByTrack[track] = placedMs;
    this.#latestMs = Math.max(this.#latestMs, placedMs);
    return placedMs;
  }
}
