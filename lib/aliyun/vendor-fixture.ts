import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call as it came over the wire. */
export interface WireCall {
  method: string;
  action: string;
  version: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
}

type Answer = (response: ServerResponse, call: WireCall) => void;

/** A server that answers an RPC-style call as it is told to; it knows no rule of any service. */
export class Vendor {
  readonly calls: WireCall[] = [];
  answer: Answer = json(200, { RequestId: 'r' });
  #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://vendor');
      const call = {
        method: request.method ?? '',
        action: String(request.headers['x-acs-action']),
        version: String(request.headers['x-acs-version']),
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
      };
      this.calls.push(call);
      this.answer(response, call);
    });
  }

  static async start(): Promise<Vendor> {
    const vendor = new Vendor();
    vendor.#server.listen(0, '127.0.0.1');
    await once(vendor.#server, 'listening');
    return vendor;
  }

  get endpoint(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Answers JSON, as the service does for successes and refusals alike. */
export function json(status: number, body: unknown): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' });
    response.end(JSON.stringify(body));
  };
}

/** Answers as something on the way to the service does. */
export function html(status: number): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<html><body>oops</body></html>');
  };
}

/** The refusal of the service, for example `refusal(404, 'InvalidTask.NotFound')`. */
export function refusal(status: number, code: string): Answer {
  return json(status, { RequestId: 'r', HostId: 'rtc.aliyuncs.com', Code: code, Message: 'no' });
}
