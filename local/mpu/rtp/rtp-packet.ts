/** The parts of an RTP packet that a receiver needs (RFC 3550 §5.1). */
export interface RtpPacket {
  sequenceNumber: number;
  timestamp: number;
  /** On video: probably the last packet of a picture. */
  marker: boolean;
  payload: Buffer;
}

const FIXED_HEADER_BYTES = 12;

/** Reads an RTP packet; undefined if it is malformed. The payload is a view, not a copy. */
export function parseRtp(packet: Buffer): RtpPacket | undefined {
  if (packet.length < FIXED_HEADER_BYTES) return undefined;
  const flags = packet.readUInt8(0);
  if (flags >> 6 !== 2) return undefined;
  let start = FIXED_HEADER_BYTES + 4 * (flags & 0x0f);
  if (flags & 0x10) {
    if (packet.length < start + 4) return undefined;
    start += 4 + 4 * packet.readUInt16BE(start + 2);
  }
  const padding = flags & 0x20 ? packet.readUInt8(packet.length - 1) : 0;
  const end = packet.length - padding;
  if (start > end) return undefined;
  return {
    sequenceNumber: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    marker: (packet.readUInt8(1) & 0x80) !== 0,
    payload: packet.subarray(start, end),
  };
}
