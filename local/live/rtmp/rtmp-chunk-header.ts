import { EXTENDED_TIMESTAMP, RtmpError } from './rtmp-message';

/** Length of the message header of chunk formats 0 to 3. */
const MESSAGE_HEADER_BYTES = [11, 7, 3, 0] as const;
const EXTENDED_TIMESTAMP_BYTES = 4;

/** What a chunk stream remembers from chunk to chunk. */
export interface ChunkStream {
  /** As last sent: absolute in format 0, a delta in formats 1 and 2. */
  timestampField: number;
  /** Whether chunks of the current message may carry four more bytes of timestamp. */
  extended: boolean;
  timestampMs: number;
  length: number;
  type: number;
  streamId: number;
  parts: Buffer[];
  receivedBytes: number;
}

/** One chunk up to its payload. */
export interface ChunkHeader {
  chunkStreamId: number;
  bytes: number;
  /** As the stream is with this chunk; what it was before is untouched. */
  stream: ChunkStream;
}

/** The number of the chunk's format and stream, and the bytes that say so. */
export interface BasicHeader {
  format: number;
  chunkStreamId: number;
  bytes: number;
}

/** Reads the first one to three bytes of a chunk; `undefined` until they are there. */
export function readBasicHeader(bytes: Buffer): BasicHeader | undefined {
  const [first, second, third] = bytes;
  if (first === undefined) return undefined;
  const format = first >> 6;
  const shortId = first & 0x3f;
  if (shortId > 1) return { format, chunkStreamId: shortId, bytes: 1 };
  if (second === undefined) return undefined;
  if (shortId === 0) return { format, chunkStreamId: second + 64, bytes: 2 };
  return third === undefined
    ? undefined
    : { format, chunkStreamId: third * 256 + second + 64, bytes: 3 };
}

/**
 * Reads the rest of a chunk's header (specification, 5.3.1); `undefined` until it is there.
 * `known` is what its chunk stream remembers. Throws `RtmpError`.
 */
export function readChunkHeader(
  bytes: Buffer,
  basic: BasicHeader,
  known: ChunkStream | undefined,
): ChunkHeader | undefined {
  const { format, chunkStreamId } = basic;
  if (!known && format > 1) throw new RtmpError('chunk continues a stream that is unknown');
  const stream = known ? { ...known } : newStream();
  const isNewMessage = stream.receivedBytes === 0;
  if (!isNewMessage && format !== 3) throw new RtmpError('message is not finished');

  const end = basic.bytes + (MESSAGE_HEADER_BYTES[format] ?? 0);
  if (bytes.length < end) return undefined;
  if (format < 3) readMessageHeader(bytes.subarray(basic.bytes, end), stream);
  const extendedBytes = stream.extended ? countExtendedBytes(bytes, end, format, stream) : 0;
  if (extendedBytes === undefined || bytes.length < end + extendedBytes) return undefined;
  if (stream.extended && format < 3) stream.timestampField = bytes.readUInt32BE(end);
  if (isNewMessage) {
    startMessage(stream, format, stream.extended && extendedBytes === 0);
  }
  return { chunkStreamId, bytes: end + extendedBytes, stream };
}

function newStream(): ChunkStream {
  return {
    timestampField: 0,
    extended: false,
    timestampMs: 0,
    length: 0,
    type: 0,
    streamId: 0,
    parts: [],
    receivedBytes: 0,
  };
}

function readMessageHeader(header: Buffer, stream: ChunkStream): void {
  stream.timestampField = header.readUIntBE(0, 3);
  stream.extended = stream.timestampField === EXTENDED_TIMESTAMP;
  if (header.length >= 7) {
    stream.length = header.readUIntBE(3, 3);
    stream.type = header.readUInt8(6);
  }
  if (header.length === 11) stream.streamId = header.readUInt32LE(7);
}

/**
 * A chunk of format 3 repeats the extended timestamp (specification, 5.3.1.3). Senders by an older
 * librtmp (OBS until 2024) leave it out, so the bytes count as one only if they say the same: as
 * the header did, or as the absolute time. `undefined` while that cannot be told.
 * https://github.com/obsproject/obs-studio/pull/10097
 */
function countExtendedBytes(
  bytes: Buffer,
  offset: number,
  format: number,
  stream: ChunkStream,
): number | undefined {
  if (format < 3) return EXTENDED_TIMESTAMP_BYTES;
  const seen = bytes.subarray(offset, offset + EXTENDED_TIMESTAMP_BYTES);
  const matches = [stream.timestampField, stream.timestampMs].some((timestamp) => {
    const repeated = Buffer.alloc(EXTENDED_TIMESTAMP_BYTES);
    repeated.writeUInt32BE(timestamp);
    return repeated.subarray(0, seen.length).equals(seen);
  });
  if (!matches) return 0;
  return seen.length === EXTENDED_TIMESTAMP_BYTES ? EXTENDED_TIMESTAMP_BYTES : undefined;
}

/**
 * Format 0 sets the timestamp, the others add to it. A format 3 that begins a message repeats the
 * last field, which after a format 0 is the absolute timestamp taken as a delta (specification,
 * 5.3.1.2.4); libav writes it so. Who leaves the extended timestamp out means "at the same time".
 */
function startMessage(stream: ChunkStream, format: number, isLeftOut: boolean): void {
  const { timestampField } = stream;
  stream.parts = [];
  if (format === 0) stream.timestampMs = timestampField;
  else if (!isLeftOut) stream.timestampMs = (stream.timestampMs + timestampField) % 2 ** 32;
}
