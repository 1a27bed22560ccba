import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A call as it came over the wire. */
export interface ReceivedCall {
  path: string | undefined;
  headers: Record<string, string>;
  body: string;
}

/** A server outside of ours, which notes its calls and answers them as a test tells it to. */
export class CalledServer {
  readonly calls: ReceivedCall[] = [];
  answer: RequestListener = (_, response) => response.end();
  /** For tests that look at its connections. */
  readonly server: Server;

  private constructor() {
    this.server = createServer(async (request, response) => {
      const headers = request.headers as Record<string, string>;
      this.calls.push({ path: request.url, headers, body: await text(request) });
      this.answer(request, response);
    });
  }

  static async start(): Promise<CalledServer> {
    const called = new CalledServer();
    called.server.listen(0, '127.0.0.1');
    await once(called.server, 'listening');
    return called;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
