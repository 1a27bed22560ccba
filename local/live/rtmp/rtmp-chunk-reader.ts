import { type ChunkStream, readBasicHeader, readChunkHeader } from './rtmp-chunk-header';
import { DEFAULT_CHUNK_SIZE, MessageType, RtmpError, type RtmpMessage } from './rtmp-message';

/** 31 bits (specification, 5.4.1). What a chunk holds is limited by its message all the same. */
export const MAX_CHUNK_SIZE = 0x7fffffff;
/** libav and OBS use half a dozen; each holds at most one unfinished message. */
const MAX_CHUNK_STREAMS = 32;
/** Commands are small. Only a granted publisher may send more: see `maxMessageBytes`. */
export const MAX_COMMAND_BYTES = 64 * 1024;

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
    const header = this.#readHeader(bytes);
    if (!header) {
      this.#neededBytes = bytes.length + 1;
      return undefined;
    }
    const { stream } = header;
    if (stream.length > this.maxMessageBytes) throw new RtmpError('message is too long');
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

  /** Changes no state, because the chunk may not be complete yet. */
  #readHeader(bytes: Buffer) {
    const basic = readBasicHeader(bytes);
    if (!basic) return undefined;
    const known = this.#streams.get(basic.chunkStreamId);
    if (!known && this.#streams.size >= MAX_CHUNK_STREAMS) throw new RtmpError('too many streams');
    return readChunkHeader(bytes, basic, known);
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

function finish(stream: ChunkStream): RtmpMessage {
  const { type, timestampMs, streamId, parts } = stream;
  const [first = Buffer.alloc(0)] = parts;
  const payload = parts.length === 1 ? first : Buffer.concat(parts);
  stream.parts = [];
  stream.receivedBytes = 0;
  return { type, timestampMs, streamId, payload };
}
