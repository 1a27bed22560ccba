import { createServer, type Server, type Socket } from 'node:net';

const MAX_CONNECTIONS = 1_000;
/** Nothing sent or taken for so long: neither a player nor a publisher. */
const IDLE_MS = 30_000;

/** Takes over a connection; its first byte tells RTMP from HTTP, and is still to be read. */
export type Accept = (socket: Socket, firstByte: number | undefined) => void;

/** One listening port whose connections may speak different protocols. */
export class Port {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(accept: Accept) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // A peer that breaks off is no error of ours; `close` follows.
      socket.on('error', () => {});
      socket.setTimeout(IDLE_MS, () => socket.destroy());
      socket.once('data', (bytes) => {
        socket.pause();
        socket.unshift(bytes);
        accept(socket, bytes[0]);
        socket.resume();
      });
    });
    this.#server.maxConnections = MAX_CONNECTIONS;
  }

  /** Begins to listen; returns host and port as they stand in URLs. */
  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, resolve);
    });
    const address = this.#server.address();
    return `${host}:${typeof address === 'object' ? address?.port : port}`;
  }

  /** Stops listening and cuts every connection. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
