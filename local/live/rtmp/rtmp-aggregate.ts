import { MessageType, type RtmpMessage } from './rtmp-message';

/** Type, length, timestamp and stream id; behind the body its size is said once more. */
const HEADER_BYTES = 11;
const BACK_POINTER_BYTES = 4;
/** What an aggregate is for. Commands and aggregates in it would only be a way to hide. */
const PARTS: ReadonlySet<number> = new Set([
  MessageType.Audio,
  MessageType.Video,
  MessageType.Amf0Data,
]);

/**
 * The messages in an aggregate, which is a run of FLV tags. Its own timestamp is that of the first;
 * the others keep their distance from it (specification, 7.1.6). What is cut short is left out.
 */
export function splitAggregate({ payload, timestampMs, streamId }: RtmpMessage): RtmpMessage[] {
  const parts: RtmpMessage[] = [];
  let shiftMs: number | undefined;
  for (let start = 0; start + HEADER_BYTES <= payload.length; ) {
    const type = payload.readUInt8(start);
    const bodyStart = start + HEADER_BYTES;
    const bodyEnd = bodyStart + payload.readUIntBE(start + 1, 3);
    if (bodyEnd > payload.length) break;
    const saidMs = payload.readUIntBE(start + 4, 3) + payload.readUInt8(start + 7) * 2 ** 24;
    shiftMs ??= timestampMs - saidMs;
    const body = payload.subarray(bodyStart, bodyEnd);
    if (PARTS.has(type)) {
      // A remainder that is never negative: 32 bits that wrap.
      const atMs = (saidMs + shiftMs + 2 ** 32) % 2 ** 32;
      parts.push({ type, timestampMs: atMs, streamId, payload: body });
    }
    start = bodyEnd + BACK_POINTER_BYTES;
  }
  return parts;
}
