/** Packet type of both audio and video: something is said before the real packet type comes. */
const MOD_EX = 7;
const FOUR_CC_BYTES = 4;

/** The beginning of a tag in the form of enhanced RTMP. */
export interface EnhancedTag {
  packetType: number;
  /** Four characters, as `hvc1`. */
  codec: string;
  payload: Buffer;
}

/**
 * Reads the packet type and the codec of a tag that says that it is enhanced; `undefined` if it is
 * cut short. https://veovera.org/docs/enhanced/enhanced-rtmp-v2 ("ExVideoTagHeader")
 */
export function readEnhancedTag(body: Buffer): EnhancedTag | undefined {
  let packetType = (body[0] ?? 0) & 0x0f;
  let offset = 1;
  while (packetType === MOD_EX) {
    const said = body[offset];
    if (said === undefined || offset + 3 > body.length) return undefined;
    const isLong = said === 0xff;
    const dataBytes = isLong ? body.readUInt16BE(offset + 1) + 1 : said + 1;
    offset += (isLong ? 3 : 1) + dataBytes;
    // The upper half says what the data was; nanoseconds are more than is needed here.
    packetType = (body[offset] ?? 0) & 0x0f;
    offset += 1;
  }
  const end = offset + FOUR_CC_BYTES;
  if (end > body.length) return undefined;
  const codec = body.toString('latin1', offset, end);
  return { packetType, codec, payload: body.subarray(end) };
}
