import { Packet } from 'node-av/lib';
import type { FlvOutput } from '../flv-output';
import { parameterSets } from '../rtp/annex-b-parts';
import type { AccessUnit } from '../rtp/h264-depacketizer';

/** Receivers need a keyframe to begin with, and browsers send none by themselves. */
const KEYFRAME_EVERY_MS = 2000;
/** What a picture is said to last; the next one's timestamp is what counts. */
const PICTURE_MS = 33;

/** One user's picture passed on as it comes: nothing is decoded and nothing encoded. */
export class VideoRelay {
  readonly #output: FlvOutput;
  readonly #nowMs: () => number;
  readonly #requestKeyframe: () => void;
  #parameterSets: Buffer = Buffer.alloc(0);
  #keyframeAtMs = 0;
  #isBroken = true;

  constructor(options: {
    output: FlvOutput;
    /** The time on the output's clock. */
    nowMs: () => number;
    requestKeyframe: () => void;
  }) {
    this.#output = options.output;
    this.#nowMs = options.nowMs;
    this.#requestKeyframe = options.requestKeyframe;
  }

  /** Writes a picture; the first one has to be a keyframe. */
  take({ data, keyframe }: AccessUnit): void {
    const nowMs = this.#nowMs();
    if (keyframe) this.#begin(data, nowMs);
    else if (nowMs - this.#keyframeAtMs > KEYFRAME_EVERY_MS) this.#requestKeyframe();
    // A picture that was left out is missed by all that follow, up to the next keyframe.
    if (this.#output.congested) this.#isBroken = true;
    if (this.#isBroken) return;
    const packet = new Packet();
    packet.alloc();
    packet.data = data;
    packet.isKeyframe = keyframe;
    this.#output.write(packet, 'video', nowMs, PICTURE_MS);
  }

  #begin(data: Buffer, nowMs: number): void {
    this.#isBroken = false;
    this.#keyframeAtMs = nowMs;
    const sets = parameterSets(data);
    if (sets.length === 0 || sets.equals(this.#parameterSets)) return;
    this.#parameterSets = sets;
    this.#output.changeVideo(sets);
  }
}
