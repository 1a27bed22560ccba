import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { AmfValue } from './amf0';
import { encodeAmf0 } from './amf0-writer';
import { RtmpChunkReader } from './rtmp-chunk-reader';
import { writeChunks } from './rtmp-chunk-writer';
import { DEFAULT_CHUNK_SIZE, MessageType, type RtmpMessage } from './rtmp-message';

export const RTMP_VERSION = 3;
const HANDSHAKE_BYTES = 1536;
/** Large, so that a picture is one or two chunks; libav uses the same. */
const OUT_CHUNK_SIZE = 60_000;
const ACK_WINDOW_BYTES = 2_500_000;
/** A peer that does not close its side by then is cut. */
const CLOSE_TIMEOUT_MS = 2_000;
/** SetPeerBandwidth's "dynamic" limit. */
const DYNAMIC_LIMIT = 2;
/** Events of user control messages (specification, 7.1.7). */
const PING_REQUEST = 6;
const PING_RESPONSE = 7;

/** Handles one message; while a promise is pending, the connection reads no further. */
export type MessageHandler = (message: RtmpMessage) => void | Promise<void>;

/** One RTMP socket: handshake, messages in and out, acknowledgements. Knows no commands. */
export class RtmpConnection {
  readonly chunks = new RtmpChunkReader();
  readonly #socket: Socket;
  readonly #handle: MessageHandler;
  #handshake: Buffer | undefined = Buffer.alloc(0);
  #isHandshakeAnswered = false;
  #outChunkSize = DEFAULT_CHUNK_SIZE;
  #ackWindowBytes = ACK_WINDOW_BYTES;
  #receivedBytes = 0;
  #acknowledgedBytes = 0;
  #isBusy = false;

  constructor(socket: Socket, handle: MessageHandler) {
    this.#socket = socket;
    this.#handle = handle;
    socket.on('data', (bytes) => this.#receive(bytes));
  }

  get isOpen(): boolean {
    return this.#socket.writable;
  }

  /** What the peer has not taken yet. */
  get unsentBytes(): number {
    return this.#socket.writableLength;
  }

  send(message: RtmpMessage): void {
    if (this.isOpen) this.#socket.write(writeChunks(message, this.#outChunkSize));
  }

  sendCommand(streamId: number, ...values: AmfValue[]): void {
    const payload = encodeAmf0(...values);
    this.send({ type: MessageType.Amf0Command, timestampMs: 0, streamId, payload });
  }

  sendUserControl(event: number, value: number): void {
    const payload = Buffer.alloc(6);
    payload.writeUInt16BE(event);
    payload.writeUInt32BE(value, 2);
    this.send({ type: MessageType.UserControl, timestampMs: 0, streamId: 0, payload });
  }

  /** What a server tells its client before it answers `connect`. */
  sendLimits(): void {
    this.#sendControl(MessageType.WindowAckSize, ACK_WINDOW_BYTES);
    const bandwidth = Buffer.from([0, 0, 0, 0, DYNAMIC_LIMIT]);
    bandwidth.writeUInt32BE(ACK_WINDOW_BYTES);
    const type = MessageType.SetPeerBandwidth;
    this.send({ type, timestampMs: 0, streamId: 0, payload: bandwidth });
    this.#sendControl(MessageType.SetChunkSize, OUT_CHUNK_SIZE);
    this.#outChunkSize = OUT_CHUNK_SIZE;
  }

  /** Sends what is queued, then closes; the peer has a moment to read why. */
  end(): void {
    this.#socket.end();
    setTimeout(() => this.destroy(), CLOSE_TIMEOUT_MS).unref();
  }

  /** Closes at once. */
  destroy(): void {
    this.#socket.destroy();
  }

  #sendControl(type: number, value: number): void {
    const payload = Buffer.alloc(4);
    payload.writeUInt32BE(value);
    this.send({ type, timestampMs: 0, streamId: 0, payload });
  }

  #receive(bytes: Buffer): void {
    if (!this.isOpen) return;
    this.#receivedBytes += bytes.length;
    if (this.#handshake) this.#shakeHands(Buffer.concat([this.#handshake, bytes]));
    else this.chunks.push(bytes);
    this.#acknowledge();
    // A peer that sends garbage loses the connection, and nothing else happens.
    this.#drain().catch(() => this.destroy());
  }

  /**
   * The simple handshake. Clients that offer a digest (libav, OBS, Flash) fall back to it when the
   * server's version field is zero.
   */
  #shakeHands(bytes: Buffer): void {
    this.#handshake = bytes;
    if (bytes.length > 0 && bytes[0] !== RTMP_VERSION) this.destroy();
    if (bytes.length < 1 + HANDSHAKE_BYTES) return;
    if (!this.#isHandshakeAnswered) {
      const timeAndZero = Buffer.alloc(8);
      const c1 = bytes.subarray(1, 1 + HANDSHAKE_BYTES);
      const random = randomBytes(HANDSHAKE_BYTES - timeAndZero.length);
      this.#socket.write(Buffer.concat([Buffer.from([RTMP_VERSION]), timeAndZero, random, c1]));
      this.#isHandshakeAnswered = true;
    }
    const handshakeBytes = 1 + 2 * HANDSHAKE_BYTES;
    if (bytes.length < handshakeBytes) return;
    this.#handshake = undefined;
    if (bytes.length > handshakeBytes) this.chunks.push(bytes.subarray(handshakeBytes));
  }

  /** One message at a time, in order, also when a handler has to wait. */
  async #drain(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let message = this.chunks.next(); message; message = this.chunks.next()) {
      if (!this.isOpen) return;
      this.#control(message);
      const pending = this.#handle(message);
      if (!pending) continue;
      this.#socket.pause();
      await pending;
      this.#socket.resume();
    }
    this.#isBusy = false;
  }

  /** Answers what concerns the connection itself. */
  #control({ type, payload }: RtmpMessage): void {
    if (type === MessageType.WindowAckSize && payload.length >= 4) {
      this.#ackWindowBytes = payload.readUInt32BE();
      this.#acknowledge();
    }
    const isPing = type === MessageType.UserControl && payload.length >= 6;
    if (isPing && payload.readUInt16BE() === PING_REQUEST) {
      this.sendUserControl(PING_RESPONSE, payload.readUInt32BE(2));
    }
  }

  /**
   * By the bytes, not by the messages: a peer may stop in mid-message when a window is full. Once
   * for what has come together, however small the window.
   */
  #acknowledge(): void {
    if (this.#handshake) return;
    if (this.#receivedBytes - this.#acknowledgedBytes < this.#ackWindowBytes) return;
    this.#acknowledgedBytes = this.#receivedBytes;
    this.#sendControl(MessageType.Acknowledgement, this.#receivedBytes % 2 ** 32);
  }
}
