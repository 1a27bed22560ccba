import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Clock } from '../clock';

/** A callback as it came over the wire. */
export interface ReceivedCallback {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A clock that stands still until it is advanced, so that what is signed can be foretold. */
export class StoppedClock extends Clock {
  constructor(private nowMs: number) {
    super();
  }

  override now(): number {
    return this.nowMs;
  }

  override advance(ms: number): void {
    this.nowMs += ms;
  }
}

/** Takes callbacks and answers as it is told. */
export class CallbackReceiver {
  readonly received: ReceivedCallback[] = [];
  /** Answers to the next callbacks, one each; later ones get 200. `none` leaves one unanswered. */
  answers: (number | 'none')[] = [];
  #arrivals = new EventEmitter();
  #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://receiver');
      const { method = '', headers } = request;
      const body = await text(request);
      const answer = this.answers.shift() ?? 200;
      this.received.push({ method, path: pathname, query: searchParams, headers, body });
      if (answer !== 'none') response.writeHead(answer, { location: '/elsewhere' }).end('answer');
      this.#arrivals.emit('arrival');
    });
  }

  static async start(): Promise<CallbackReceiver> {
    const receiver = new CallbackReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/callback`;
  }

  /** Resolves with what has come once it is so many. */
  async until(count: number): Promise<ReceivedCallback[]> {
    while (this.received.length < count) await once(this.#arrivals, 'arrival');
    return this.received;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}
