import { KeyframeRequests } from '../rtp/keyframe-requests';

/** Receivers need a keyframe to begin with, and browsers send none by themselves. */
const KEYFRAME_EVERY_MS = 2000;

/** What becomes of one relayed picture. */
export interface Passage {
  isPassed: boolean;
  /** Whether the user is to be asked for a keyframe. */
  isAsked: boolean;
}

/** Which pictures of a relay are passed on, and when a keyframe is asked for. */
export class RelayGate {
  readonly #keyframes = new KeyframeRequests();
  #keyframeAtMs = 0;
  #isBroken = true;

  /** Decides about the next picture; the output is congested if it can take none now. */
  take(picture: { keyframe: boolean; isCongested: boolean; nowMs: number }): Passage {
    const { keyframe, isCongested, nowMs } = picture;
    if (keyframe) this.#begin(nowMs);
    // A picture that was left out is missed by all that follow, up to the next keyframe.
    if (isCongested) this.#isBroken = true;
    const isOld = nowMs - this.#keyframeAtMs > KEYFRAME_EVERY_MS;
    if (this.#isBroken || isOld) this.#keyframes.need();
    return { isPassed: !this.#isBroken, isAsked: this.#keyframes.isDue(nowMs) };
  }

  #begin(nowMs: number): void {
    this.#isBroken = false;
    this.#keyframes.satisfied();
    this.#keyframeAtMs = nowMs;
  }
}
