import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { AmfObject, AmfValue } from './amf0';
import { decodeAmf0 } from './amf0-reader';
import { encodeAmf0 } from './amf0-writer';
import { RtmpChunkReader } from './rtmp-chunk-reader';
import { writeChunks } from './rtmp-chunk-writer';
import { DEFAULT_CHUNK_SIZE, MessageType, type RtmpMessage } from './rtmp-message';

const HANDSHAKE_BYTES = 1536;

/**
 * A small RTMP client for tests that need to see single messages. What RTMP must look like is not
 * judged by it but by FFmpeg, in `test/conformance/live.test.ts`.
 */
export class RtmpClient {
  readonly messages: RtmpMessage[] = [];
  readonly closed: Promise<unknown>;
  readonly socket: Socket;
  readonly #reader = new RtmpChunkReader();
  #unshakenBytes = 1 + 2 * HANDSHAKE_BYTES;

  constructor(domain: string) {
    const [host, port] = domain.split(':');
    this.socket = connect(Number(port), host);
    this.closed = once(this.socket, 'close');
    this.socket.on('error', () => {});
    this.socket.on('data', (bytes) => this.#receive(bytes));
    this.#reader.maxMessageBytes = 16 * 1024 * 1024;
    this.socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(2 * HANDSHAKE_BYTES)]));
  }

  /** Publishes or plays, and returns the code of the server's answer. */
  static async open(domain: string, app: string, command: 'publish' | 'play', name: string) {
    const client = new RtmpClient(domain);
    client.command('connect', 1, { app });
    client.command('createStream', 2, null);
    client.command(command, 3, null, name);
    const [status] = await Promise.race([client.statuses(1), client.closed.then(() => ['closed'])]);
    return { client, status };
  }

  command(...values: AmfValue[]): void {
    this.send(MessageType.Amf0Command, encodeAmf0(...values));
  }

  send(type: number, payload: Buffer, timestampMs = 0): void {
    this.socket.write(writeChunks({ type, timestampMs, streamId: 1, payload }, DEFAULT_CHUNK_SIZE));
  }

  /** The codes of the first `count` `onStatus` commands, once they are there. */
  async statuses(count: number): Promise<string[]> {
    for (;;) {
      const codes = this.messages
        .filter(({ type }) => type === MessageType.Amf0Command)
        .map(({ payload }) => decodeAmf0(payload))
        .filter(([name]) => name === 'onStatus')
        .map(([, , , info]) => String((info as AmfObject).code));
      if (codes.length >= count || this.socket.destroyed) return codes.slice(0, count);
      await Promise.race([once(this.socket, 'data'), this.closed]);
    }
  }

  #receive(bytes: Buffer): void {
    const skipped = Math.min(this.#unshakenBytes, bytes.length);
    this.#unshakenBytes -= skipped;
    if (skipped < bytes.length) this.#reader.push(bytes.subarray(skipped));
    for (let message = this.#reader.next(); message; message = this.#reader.next()) {
      this.messages.push(message);
    }
  }
}
