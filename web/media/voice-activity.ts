/** Loudness that is a voice rather than a room (-45 dB of full scale); from 0, silence, to 1. */
const SPEAKS_FROM = 0.25;
/** Lower than the threshold to begin, so that a voice near it does not flicker. */
const IS_QUIET_BELOW = 0.15;
/** Pauses between words are shorter. */
const PAUSE_MS = 700;

/** Tells from loudness whether somebody is speaking. */
export class VoiceActivity {
  #isSpeaking = false;
  #heardAtMs = 0;

  /** Whether somebody is speaking, given how loud it is now. */
  next(level: number, nowMs: number): boolean {
    const isHeard = level >= (this.#isSpeaking ? IS_QUIET_BELOW : SPEAKS_FROM);
    if (isHeard) this.#heardAtMs = nowMs;
    this.#isSpeaking = isHeard || (this.#isSpeaking && nowMs - this.#heardAtMs < PAUSE_MS);
    return this.#isSpeaking;
  }
}
