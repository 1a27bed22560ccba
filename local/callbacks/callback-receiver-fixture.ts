import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { Clock } from '../clock';
import { closeServer, listenOn } from '../http/listening';

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
  /** Answers to the next callbacks, one each; later ones get 200. `none` leaves one unanswered, `cut` ends it. */
  answers: (number | 'none' | 'cut')[] = [];
  #arrivals = new EventEmitter();
  #server: Server;
  #address = '';

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://receiver');
      const { method = '', headers } = request;
      const body = await text(request);
      const answer = this.answers.shift() ?? 200;
      this.received.push({ method, path: pathname, query: searchParams, headers, body });
      if (answer === 'cut') request.socket.destroy();
      else if (answer !== 'none')
        response.writeHead(answer, { location: '/elsewhere' }).end('answer');
      this.#arrivals.emit('arrival');
    });
  }

  static async start(): Promise<CallbackReceiver> {
    const receiver = new CallbackReceiver();
    receiver.#address = await listenOn(receiver.#server, 0);
    return receiver;
  }

  get url(): string {
    return `http://${this.#address}/callback`;
  }

  /** Resolves with what has come once it is so many. */
  async until(count: number): Promise<ReceivedCallback[]> {
    while (this.received.length < count) await once(this.#arrivals, 'arrival');
    return this.received;
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }
}
