import { randomInt } from 'node:crypto';

const HEADER_BYTES = 12;

/** Numbers and stamps the packets of one medium (RFC 3550 §5.1). */
export class RtpStream {
  readonly #payloadType: number;
  readonly #ssrc = randomInt(1, 2 ** 32);
  #sequenceNumber = randomInt(0, 2 ** 16);

  constructor(payloadType: number) {
    this.#payloadType = payloadType;
  }

  /** One packet; the marker ends a picture. */
  packet(payload: Buffer, timestamp: number, marker: boolean): Buffer {
    const bytes = Buffer.alloc(HEADER_BYTES + payload.length);
    bytes.writeUInt8(0x80, 0);
    bytes.writeUInt8((marker ? 0x80 : 0) | this.#payloadType, 1);
    bytes.writeUInt16BE(this.#sequenceNumber, 2);
    bytes.writeUInt32BE(timestamp >>> 0, 4);
    bytes.writeUInt32BE(this.#ssrc, 8);
    payload.copy(bytes, HEADER_BYTES);
    this.#sequenceNumber = (this.#sequenceNumber + 1) % 2 ** 16;
    return bytes;
  }
}
