import { ReorderBuffer } from '../rtp/reorder-buffer';
import type { RtpPacket } from '../rtp/rtp-packet';
import { AudioDecoder } from './audio-decoder';
import { AudioRing } from './audio-ring';

/** Less than the ring's prefill, so that waiting for a late packet is not heard. */
const MAX_REORDER_WAIT_MS = 40;
/** A longer gap is a pause of the speaker (discontinuous transmission), not a loss. */
const MAX_CONCEALED_SAMPLES = 48_000 * 0.12;

/** One member's sound: from RTP packets to the ring that the mix reads. */
export class AudioReceiver {
  readonly ring = new AudioRing();
  readonly #reorder = new ReorderBuffer(MAX_REORDER_WAIT_MS);
  readonly #decoder = new AudioDecoder();
  #expectedTimestamp: number | undefined;

  /** Takes one packet in. */
  push(packet: RtpPacket, nowMs: number): void {
    for (const { packet: due } of this.#reorder.push(packet, nowMs)) this.#play(due);
  }

  /** Ends decoding. */
  close(): void {
    this.#decoder.close();
  }

  #play({ timestamp, payload }: RtpPacket): void {
    // The difference wraps with the 32-bit RTP clock.
    const missing = (timestamp - (this.#expectedTimestamp ?? timestamp)) >>> 0;
    if (missing > 0 && missing <= MAX_CONCEALED_SAMPLES) this.ring.pushSilence(missing);
    let samples = 0;
    for (const { left, right } of this.#decoder.decode(payload)) {
      this.ring.push(left, right);
      samples += left.length;
    }
    this.#expectedTimestamp = timestamp + samples;
  }
}
