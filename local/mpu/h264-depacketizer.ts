import type { OrderedPacket } from './reorder-buffer';

/** One coded picture with the parameter sets before it, in Annex B form. */
export interface AccessUnit {
  data: Buffer;
  /** On the 90 kHz RTP clock. */
  timestamp: number;
  keyframe: boolean;
}

/** What a packet completed: an access unit, or the knowledge that one is damaged. */
export interface Depacketized {
  unit?: AccessUnit;
  damaged: boolean;
}

const START_CODE = Buffer.from([0, 0, 0, 1]);
const NAL_IDR = 5;
const NAL_STAP_A = 24;
const NAL_FU_A = 28;
const FU_START = 0x80;
const FU_END = 0x40;
/** A larger picture than this is no picture of a participant. */
const MAX_UNIT_BYTES = 4 * 1024 * 1024;

/** Puts H.264 pictures together from RTP packets in order (RFC 6184, packetization-mode 1). */
export class H264Depacketizer {
  #parts: Buffer[] = [];
  #bytes = 0;
  #timestamp: number | undefined;
  #keyframe = false;
  #damaged = false;
  #inFragment = false;

  /** Takes the next packet; a picture ends with the marker or when the timestamp changes. */
  push({ packet, afterLoss }: OrderedPacket): Depacketized {
    let damaged = false;
    if (packet.timestamp !== this.#timestamp) {
      // Without its marker, the picture before this one has lost its end.
      damaged = this.#parts.length > 0;
      this.#reset(packet.timestamp);
    }
    if (afterLoss) this.#damaged = true;
    this.#addPayload(packet.payload);
    damaged ||= this.#damaged || (packet.marker && this.#inFragment);
    if (!packet.marker) return { damaged };
    const unit = this.#finish();
    return unit ? { unit, damaged } : { damaged };
  }

  #addPayload(payload: Buffer): void {
    if (payload.length === 0) return;
    const type = payload.readUInt8(0) & 0x1f;
    if (type === NAL_STAP_A) this.#addAggregate(payload);
    else if (type === NAL_FU_A) this.#addFragment(payload);
    else this.#addNal(payload);
  }

  #addNal(nal: Buffer): void {
    if (nal.length === 0) return;
    if ((nal.readUInt8(0) & 0x1f) === NAL_IDR) this.#keyframe = true;
    this.#append(START_CODE, nal);
  }

  #addAggregate(payload: Buffer): void {
    for (let at = 1; at + 2 <= payload.length; ) {
      const end = at + 2 + payload.readUInt16BE(at);
      if (end > payload.length) {
        this.#damaged = true;
        return;
      }
      this.#addNal(payload.subarray(at + 2, end));
      at = end;
    }
  }

  #addFragment(payload: Buffer): void {
    if (payload.length < 2) return;
    const header = payload.readUInt8(1);
    if (header & FU_START) {
      // A fragment's NAL header is split between the indicator and the FU header.
      this.#addNal(Buffer.from([(payload.readUInt8(0) & 0xe0) | (header & 0x1f)]));
      this.#inFragment = true;
    } else if (!this.#inFragment) {
      this.#damaged = true;
      return;
    }
    this.#append(payload.subarray(2));
    if (header & FU_END) this.#inFragment = false;
  }

  #append(...parts: Buffer[]): void {
    for (const part of parts) this.#bytes += part.length;
    if (this.#bytes > MAX_UNIT_BYTES) this.#damaged = true;
    else this.#parts.push(...parts);
  }

  #finish(): AccessUnit | undefined {
    const whole = !this.#damaged && !this.#inFragment && this.#parts.length > 0;
    const unit = whole
      ? {
          data: Buffer.concat(this.#parts),
          timestamp: this.#timestamp ?? 0,
          keyframe: this.#keyframe,
        }
      : undefined;
    this.#reset(undefined);
    return unit;
  }

  #reset(timestamp: number | undefined): void {
    this.#parts = [];
    this.#bytes = 0;
    this.#timestamp = timestamp;
    this.#keyframe = false;
    this.#damaged = false;
    this.#inFragment = false;
  }
}
