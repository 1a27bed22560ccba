import {
  DEFAULT_CHUNK_SIZE,
  EXTENDED_TIMESTAMP,
  MessageType,
  RtmpError,
  type RtmpMessage,
} from './rtmp-message';

/** Publishers use 128 to 65,536; the specification would allow 16 MB. */
export const MAX_CHUNK_SIZE = 1024 * 1024;
/** libav and OBS use half a dozen; each holds at most one unfinished message. */
const MAX_CHUNK_STREAMS = 32;
/** Commands are small. Only a granted publisher may send more: see `maxMessageBytes`. */
export const MAX_COMMAND_BYTES = 64 * 1024;

/** Length of the message header of chunk formats 0 to 3. */
const MESSAGE_HEADER_BYTES = [11, 7, 3, 0] as const;

interface ChunkStream {
  /** As last sent: absolute in format 0, a delta in formats 1 and 2. */
  timestampField: number;
  /** Whether chunks of the current message carry four more bytes of timestamp. */
  extended: boolean;
  timestampMs: number;
  length: number;
  type: number;
  streamId: number;
  parts: Buffer[];
  receivedBytes: number;
}

interface ChunkHeader {
  format: number;
  chunkStreamId: number;
  bytes: number;
  stream: ChunkStream;
}

/** Puts the messages of one connection together again from its chunks. */
export class RtmpChunkReader {
  /** Raised once the peer is known to be a publisher. */
  maxMessageBytes = MAX_COMMAND_BYTES;
  #chunkSize = DEFAULT_CHUNK_SIZE;
  #streams = new Map<number, ChunkStream>();
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  /** Below this there is nothing to parse, so that small packets are not copied again and again. */
  #neededBytes = 1;

  /** Adds bytes from the socket. */
  push(bytes: Buffer): void {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
  }

  /** The next whole message, or `undefined` until more bytes come. Throws `RtmpError`. */
  next(): RtmpMessage | undefined {
    while (this.#pendingBytes >= this.#neededBytes) {
      const message = this.#readChunk(this.#flatten());
      if (!message) continue;
      if (message.type === MessageType.SetChunkSize) this.#setChunkSize(message.payload);
      else if (message.type === MessageType.Abort) this.#abort(message.payload);
      else return message;
    }
    return undefined;
  }

  #flatten(): Buffer {
    const [first = Buffer.alloc(0)] = this.#pending;
    const bytes = this.#pending.length === 1 ? first : Buffer.concat(this.#pending);
    this.#pending = [bytes];
    return bytes;
  }

  #readChunk(bytes: Buffer): RtmpMessage | undefined {
    const header = this.#parseHeader(bytes);
    if (!header) {
      this.#neededBytes = bytes.length + 1;
      return undefined;
    }
    const { stream } = header;
    const payloadBytes = Math.min(this.#chunkSize, stream.length - stream.receivedBytes);
    const chunkBytes = header.bytes + payloadBytes;
    if (bytes.length < chunkBytes) {
      this.#neededBytes = chunkBytes;
      return undefined;
    }
    // A copy, because a slice would keep the whole socket buffer alive in the picture cache.
    stream.parts.push(Buffer.from(bytes.subarray(header.bytes, chunkBytes)));
    stream.receivedBytes += payloadBytes;
    this.#streams.set(header.chunkStreamId, stream);
    this.#consume(bytes, chunkBytes);
    return stream.receivedBytes === stream.length ? finish(stream) : undefined;
  }

  #consume(bytes: Buffer, count: number): void {
    this.#pending = count === bytes.length ? [] : [bytes.subarray(count)];
    this.#pendingBytes = bytes.length - count;
    this.#neededBytes = 1;
  }

  /** Reads the header without changing any state, because the chunk may not be complete yet. */
  #parseHeader(bytes: Buffer): ChunkHeader | undefined {
    const basic = readBasicHeader(bytes);
    if (!basic) return undefined;
    const known = this.#streams.get(basic.chunkStreamId);
    if (!known && this.#streams.size >= MAX_CHUNK_STREAMS) throw new RtmpError('too many streams');
    if (!known && basic.format > 1) throw new RtmpError('chunk continues a stream that is unknown');
    const stream = known ? { ...known } : emptyStream();
    const isNewMessage = stream.receivedBytes === 0;
    if (!isNewMessage && basic.format !== 3) throw new RtmpError('message is not finished');

    const messageHeaderBytes = MESSAGE_HEADER_BYTES[basic.format] ?? 0;
    let end = basic.bytes + messageHeaderBytes;
    if (bytes.length < end) return undefined;
    if (basic.format < 3) readMessageHeader(bytes.subarray(basic.bytes, end), stream);
    let timestampField = stream.timestampField;
    if (stream.extended) {
      if (bytes.length < end + 4) return undefined;
      timestampField = bytes.readUInt32BE(end);
      end += 4;
    }
    if (isNewMessage) startMessage(stream, basic.format, timestampField);
    if (stream.length > this.maxMessageBytes) throw new RtmpError('message is too long');
    return { ...basic, bytes: end, stream };
  }

  #setChunkSize(payload: Buffer): void {
    const size = payload.length >= 4 ? payload.readUInt32BE() : 0;
    if (size < 1 || size > MAX_CHUNK_SIZE) throw new RtmpError(`chunk size ${size} is not allowed`);
    this.#chunkSize = size;
  }

  #abort(payload: Buffer): void {
    const stream = payload.length >= 4 ? this.#streams.get(payload.readUInt32BE()) : undefined;
    if (stream) finish(stream);
  }
}

function emptyStream(): ChunkStream {
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

function readBasicHeader(bytes: Buffer) {
  const [first = 0, second, third] = bytes;
  const format = first >> 6;
  const shortId = first & 0x3f;
  if (shortId > 1) return { format, chunkStreamId: shortId, bytes: 1 };
  if (second === undefined) return undefined;
  if (shortId === 0) return { format, chunkStreamId: second + 64, bytes: 2 };
  return third === undefined
    ? undefined
    : { format, chunkStreamId: third * 256 + second + 64, bytes: 3 };
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
 * Format 0 sets the timestamp, the others add to it. A format 3 that begins a message repeats the
 * last field, which after a format 0 is the absolute timestamp taken as a delta (specification,
 * 5.3.1.2.4); libav writes it so.
 */
function startMessage(stream: ChunkStream, format: number, timestampField: number): void {
  stream.timestampField = timestampField;
  stream.timestampMs =
    format === 0 ? timestampField : (stream.timestampMs + timestampField) % 2 ** 32;
  stream.parts = [];
}

function finish(stream: ChunkStream): RtmpMessage {
  const { type, timestampMs, streamId, parts } = stream;
  const [first = Buffer.alloc(0)] = parts;
  const payload = parts.length === 1 ? first : Buffer.concat(parts);
  stream.parts = [];
  stream.receivedBytes = 0;
  return { type, timestampMs, streamId, payload };
}
