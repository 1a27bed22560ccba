import { EXTENDED_TIMESTAMP, MessageType, type RtmpMessage } from './rtmp-message';

/** The chunk stream that each kind of message goes by; the numbers are the customary ones. */
const CHUNK_STREAM: Record<number, number> = {
  [MessageType.Amf0Command]: 3,
  [MessageType.Audio]: 4,
  [MessageType.Amf0Data]: 5,
  [MessageType.Video]: 6,
};
const CONTROL_CHUNK_STREAM = 2;

/** Cuts a message into chunks: a full header first, then continuations. */
export function writeChunks(message: RtmpMessage, chunkSize: number): Buffer {
  const chunkStreamId = CHUNK_STREAM[message.type] ?? CONTROL_CHUNK_STREAM;
  const extended = extendedTimestamp(message.timestampMs);
  const header = Buffer.alloc(12);
  header[0] = chunkStreamId;
  header.writeUIntBE(Math.min(message.timestampMs, EXTENDED_TIMESTAMP), 1, 3);
  header.writeUIntBE(message.payload.length, 4, 3);
  header[7] = message.type;
  header.writeUInt32LE(message.streamId, 8);
  const continuation = Buffer.from([0xc0 | chunkStreamId]);

  const parts = [header, extended, message.payload.subarray(0, chunkSize)];
  for (let start = chunkSize; start < message.payload.length; start += chunkSize) {
    parts.push(continuation, extended, message.payload.subarray(start, start + chunkSize));
  }
  return Buffer.concat(parts);
}

function extendedTimestamp(timestampMs: number): Buffer {
  if (timestampMs < EXTENDED_TIMESTAMP) return Buffer.alloc(0);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(timestampMs);
  return bytes;
}
