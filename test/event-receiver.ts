import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** A CloudEvent, as the receiver reads it. */
export interface ToldEvent {
  id: string;
  subject: string;
  sequence: string;
  type: string;
  time: string;
  data: Record<string, string>;
}

/** How the receiver behaves: it takes an event, or is a bad one. */
export type Behaviour = 'take' | 'fail' | 'hang' | 'lose';

/**
 * A customer's server as its developer would write it: the library of Standard Webhooks verifies,
 * ids are kept, and what comes again is not taken in twice. It knows nothing of Lianmai's code.
 */
export class EventReceiver {
  /** What was taken in, in the order in which it came first. */
  readonly events: ToldEvent[] = [];
  /** How often events came again. */
  repeats = 0;
  /** Calls that were not signed with the key. */
  forged = 0;
  behaviour: Behaviour = 'take';
  key = '';
  /** How far the cloud's clock was put forward, in milliseconds: the receiver's goes with it. */
  clockAheadMs = 0;
  readonly #bodies = new Map<string, string>();
  readonly #arrivals = new EventEmitter();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const body = await text(request);
      const { behaviour } = this;
      this.#arrivals.emit('call');
      if (behaviour === 'hang') return;
      if (behaviour === 'fail') return response.writeHead(500).end();
      try {
        const headers = request.headers as Record<string, string>;
        this.#take(this.#verify(body, headers), body);
      } catch {
        this.forged += 1;
        return response.writeHead(400).end();
      }
      if (behaviour === 'lose') return request.socket.destroy();
      response.writeHead(204).end();
    });
  }

  static async start(): Promise<EventReceiver> {
    const receiver = new EventReceiver();
    receiver.#server.listen(0, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/lianmai`;
  }

  /** The events of a room, `1 lianmai.room.opened`. */
  story(roomId: string): string[] {
    const own = this.events.filter(({ subject }) => subject === roomId);
    return own.map(({ sequence, type }) => `${sequence} ${type}`);
  }

  /** Resolves when there is one more call, whatever becomes of it. */
  async nextCall(): Promise<void> {
    await once(this.#arrivals, 'call');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** The library takes what was signed within five minutes of its own clock. */
  #verify(body: string, headers: Record<string, string>): ToldEvent {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + this.clockAheadMs);
    try {
      return new Webhook(this.key).verify(body, headers) as ToldEvent;
    } finally {
      clock.mockRestore();
    }
  }

  #take(event: ToldEvent, body: string): void {
    const before = this.#bodies.get(event.id);
    if (before !== undefined && before !== body) throw new Error('It says something else now.');
    if (before !== undefined) {
      this.repeats += 1;
      return;
    }
    this.#bodies.set(event.id, body);
    this.events.push(event);
  }
}
