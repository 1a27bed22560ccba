import type { Frame } from 'node-av/lib';
import { type AccessUnit, H264Depacketizer } from '../rtp/h264-depacketizer';
import { KeyframeRequests } from '../rtp/keyframe-requests';
import { ReorderBuffer } from '../rtp/reorder-buffer';
import type { RtpPacket } from '../rtp/rtp-packet';
import { VideoDecoder } from './video-decoder';

/** A lost packet's retransmission is there within a round trip; longer waiting is only delay. */
const MAX_REORDER_WAIT_MS = 100;

/** One member's picture: from RTP packets to the newest decoded frame. */
export class VideoReceiver {
  readonly #reorder = new ReorderBuffer(MAX_REORDER_WAIT_MS);
  readonly #depacketizer = new H264Depacketizer();
  readonly #decoder = new VideoDecoder();
  readonly #keyframes = new KeyframeRequests();
  readonly #requestKeyframe: () => void;

  constructor(requestKeyframe: () => void) {
    this.#requestKeyframe = requestKeyframe;
  }

  /** Counts the decoded pictures; 0 before the first. */
  get version(): number {
    return this.#decoder.version;
  }

  /** The newest picture, kept when the packets stop. */
  get latest(): Frame {
    return this.#decoder.latest;
  }

  /** Takes one packet in. */
  push(packet: RtpPacket, nowMs: number): void {
    for (const ordered of this.#reorder.push(packet, nowMs)) {
      for (const result of this.#depacketizer.push(ordered)) {
        // A picture that refers to a missing one shows garbage: the last good one stays until a keyframe.
        if (result === 'damaged') this.#keyframes.need();
        else if (result.keyframe || !this.#keyframes.needed) this.#decode(result);
      }
    }
    this.askIfNeeded(nowMs);
  }

  /** Asks for a keyframe if one is needed and the last request is not too recent. */
  askIfNeeded(nowMs: number): void {
    if (this.#keyframes.isDue(nowMs)) this.#requestKeyframe();
  }

  /** Ends decoding. */
  close(): void {
    this.#decoder.close();
  }

  #decode(unit: AccessUnit): void {
    const decoded = this.#decoder.decode(unit.data);
    if (!decoded) this.#keyframes.need();
    else if (unit.keyframe) this.#keyframes.satisfied();
  }
}
