import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import { readBody } from '../http/body';
import { closeServer, listenOn } from '../http/listening';
import { badRequest } from '../http/refusal';
import { htmlReply, jsonReply, type Routes, router } from '../http/router';
import { BEHAVIOURS, type Behaviour, isBehaviour } from './behaviour';
import { receiverPage } from './page';
import { ReceivedEvents } from './received-events';
import { isSigned } from './signature';

const MAX_BODY_BYTES = 64 * 1024;
const EVENTS_PATH = '/events';

interface ReceiverOptions {
  port: number;
  key: string;
  clock: Clock;
  log: CallLog;
}

/** The running receiver. */
export interface WebhookServer {
  /** The page. */
  url: string;
  /** Where events go. */
  eventsUrl: string;
  close(): Promise<void>;
}

/** Starts a customer's server, as far as it takes events, with a page that shows them. */
export async function startWebhooks(options: ReceiverOptions): Promise<WebhookServer> {
  const receiver = new Receiver(options);
  const pages = router(receiver.routes(), { maxBodyBytes: MAX_BODY_BYTES });
  const server = createServer((request, response) => {
    if (request.method !== 'POST' || request.url !== EVENTS_PATH) return pages(request, response);
    receiver.receive(request, response).catch(() => response.destroy());
  });
  const url = `http://${await listenOn(server, options.port)}`;
  return { url, eventsUrl: url + EVENTS_PATH, close: () => closeServer(server) };
}

class Receiver {
  readonly #options: ReceiverOptions;
  readonly #received = new ReceivedEvents();
  #behaviour: Behaviour = 'take';

  constructor(options: ReceiverOptions) {
    this.#options = options;
  }

  routes(): Routes {
    return {
      'GET /': () => htmlReply(receiverPage()),
      'GET /received': ({ query }) =>
        jsonReply({
          behaviour: this.#behaviour,
          events: this.#received.list(query.get('roomId') ?? undefined),
        }),
      'POST /behaviour': async ({ json }) => {
        const { behaviour } = await json();
        if (!isBehaviour(behaviour)) {
          throw badRequest(`Expected behaviour: ${Object.keys(BEHAVIOURS).join(', ')}.`);
        }
        this.#behaviour = behaviour;
        return jsonReply({ behaviour });
      },
    };
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { key, clock } = this.#options;
    const { 'webhook-id': id, 'webhook-timestamp': timestamp } = request.headers;
    const { 'webhook-signature': signatures } = request.headers;
    const body = (await readBody(request, MAX_BODY_BYTES)).toString('utf8');
    const behaviour = this.#behaviour;
    if (!isSigned({ id, timestamp, signatures, body }, key, clock.now())) {
      return this.#answer(response, 'unsigned', 401);
    }
    if (behaviour === 'hang') return this.#answer(response, 'hang');
    if (behaviour === 'fail') return this.#answer(response, 'fail', 500);
    const { type } = this.#received.add(String(id), body, clock.now());
    if (behaviour === 'take') return this.#answer(response, type, 204);
    response.destroy();
    return this.#answer(response, 'lose');
  }

  /** Without a status there is no answer. */
  #answer(response: ServerResponse, operation: string, status?: number): void {
    const { clock, log } = this.#options;
    log.add({ service: 'webhook', operation, atMs: clock.now(), ...(status && { status }) });
    if (status) response.writeHead(status).end();
  }
}
