import { Packet } from 'node-av/lib';
import type { FlvOutput } from '../flv-output';
import { parameterSets } from '../rtp/annex-b-parts';
import type { AccessUnit } from '../rtp/h264-depacketizer';
import { RelayGate } from './relay-gate';

/** What a picture is said to last; the next one's timestamp is what counts. */
const PICTURE_MS = 33;

/** One user's picture passed on as it comes: nothing is decoded and nothing encoded. */
export class VideoRelay {
  readonly #output: FlvOutput;
  readonly #nowMs: () => number;
  readonly #requestKeyframe: () => void;
  readonly #gate = new RelayGate();
  #parameterSets: Buffer = Buffer.alloc(0);

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
    const { congested: isCongested } = this.#output;
    const { isPassed, isAsked } = this.#gate.take({ keyframe, isCongested, nowMs });
    if (isAsked) this.#requestKeyframe();
    if (keyframe) this.#announce(parameterSets(data));
    if (!isPassed) return;
    const packet = new Packet();
    packet.alloc();
    packet.data = data;
    packet.isKeyframe = keyframe;
    this.#output.write(packet, 'video', nowMs, PICTURE_MS);
  }

  #announce(sets: Buffer): void {
    if (sets.length === 0 || sets.equals(this.#parameterSets)) return;
    this.#parameterSets = sets;
    this.#output.changeVideo(sets);
  }
}
