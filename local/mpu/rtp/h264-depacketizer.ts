/**
 * Pictures from RTP packets of H.264 (RFC 6184). werift's own depacketizer trusts the marker bit and
 * does not say which pictures have lost a part, so a mix would show the damage.
 */
import type { OrderedPacket } from './reorder-buffer';

/** One coded picture with the parameter sets before it, in Annex B form. */
export interface AccessUnit {
  data: Buffer;
  /** On the 90 kHz RTP clock. */
  timestamp: number;
  keyframe: boolean;
}

/** A whole picture, or the news that one has lost a part. */
export type Depacketized = AccessUnit | 'damaged';

const START_CODE = Buffer.from([0, 0, 0, 1]);
const NAL_IDR = 5;
const NAL_STAP_A = 24;
const NAL_FU_A = 28;
/** Those of the interleaved mode, which is never agreed on: STAP-B, MTAP16, MTAP24 and FU-B. */
const INTERLEAVED = new Set([25, 26, 27, 29]);
/** https://www.rfc-editor.org/rfc/rfc6184#section-5.2 (Table 1: to be ignored) */
const RESERVED = new Set([0, 30, 31]);
const FU_START = 0x80;
const FU_END = 0x40;
/** A larger picture than this is no picture of a participant. */
const MAX_UNIT_BYTES = 4 * 1024 * 1024;

/**
 * Puts H.264 pictures together from RTP packets in order (RFC 6184, packetization modes 0 and 1).
 * A picture ends with the marker or when the timestamp changes: the marker is an early sign that
 * nobody may rely on (section 5.1). A sender that goes on behind its marker is not believed again.
 */
export class H264Depacketizer {
  #parts: Buffer[] = [];
  #bytes = 0;
  #timestamp: number | undefined;
  #keyframe = false;
  #damaged = false;
  #inFragment = false;
  /** The marker has ended the picture of this timestamp. */
  #isOver = false;
  #trustsMarker = true;

  /** Takes the next packet; gives what has become of the pictures, in their order. */
  push({ packet, afterLoss }: OrderedPacket): Depacketized[] {
    const results: Depacketized[] = [];
    const { timestamp, payload, marker } = packet;
    const isPadding = payload.length === 0;
    // What was lost may be the end of this picture.
    if (afterLoss) this.#damage(results);
    if (isPadding) return results;
    if (timestamp !== this.#timestamp) {
      this.#finish(results);
      this.#begin(timestamp, afterLoss);
    }
    const wasDamaged = this.#damaged;
    this.#addPayload(payload);
    if (this.#damaged && !wasDamaged) results.push('damaged');
    if (marker && this.#trustsMarker) {
      this.#finish(results);
      this.#isOver = true;
    }
    return results;
  }

  #addPayload(payload: Buffer): void {
    if (this.#isOver) {
      // The picture was given away without this part.
      this.#trustsMarker = false;
      this.#damaged = true;
    }
    const type = payload.readUInt8(0) & 0x1f;
    if (type === NAL_STAP_A) this.#addAggregate(payload);
    else if (type === NAL_FU_A) this.#addFragment(payload);
    else if (INTERLEAVED.has(type)) this.#damaged = true;
    else if (!RESERVED.has(type)) this.#addNal(payload);
  }

  #addNal(nal: Buffer): void {
    // A fragment before it has lost its end.
    if (this.#inFragment) this.#damaged = true;
    if (nal.length === 0) return;
    if ((nal.readUInt8(0) & 0x1f) === NAL_IDR) this.#keyframe = true;
    this.#append(START_CODE, nal);
  }

  #addAggregate(payload: Buffer): void {
    let at = 1;
    while (at + 2 <= payload.length) {
      const end = at + 2 + payload.readUInt16BE(at);
      if (end > payload.length) break;
      this.#addNal(payload.subarray(at + 2, end));
      at = end;
    }
    if (at !== payload.length) this.#damaged = true;
  }

  #addFragment(payload: Buffer): void {
    if (payload.length < 2) {
      this.#damaged = true;
      return;
    }
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

  #damage(results: Depacketized[]): void {
    if (!this.#damaged) results.push('damaged');
    this.#damaged = true;
  }

  /** Gives the picture away, if it is there and whole. */
  #finish(results: Depacketized[]): void {
    if (this.#inFragment) this.#damage(results);
    if (!this.#damaged && this.#parts.length > 0 && this.#timestamp !== undefined) {
      const data = Buffer.concat(this.#parts);
      results.push({ data, timestamp: this.#timestamp, keyframe: this.#keyframe });
    }
    this.#begin(this.#timestamp, this.#damaged);
  }

  #begin(timestamp: number | undefined, damaged: boolean): void {
    this.#parts = [];
    this.#bytes = 0;
    this.#timestamp = timestamp;
    this.#keyframe = false;
    this.#damaged = damaged;
    this.#inFragment = false;
    this.#isOver = false;
  }
}
