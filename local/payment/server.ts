import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { CallLog } from '../call-log';
import { CallbackSender } from '../callbacks/callback-sender';
import type { Clock } from '../clock';
import type { Faults } from '../control/faults';
import { closeServer, listenOn } from '../listening';
import { Ledger, type Payment } from './ledger';
import { outcomePage, payPage } from './page';
import { isSigned, isSignedOrder, paymentHeaders } from './signature';

/** More patient than a function that is being replaced; then the order's closing tells. */
const PACE = { timeoutMs: 10_000, retryDelaysMs: [1_000, 2_000, 5_000, 15_000, 30_000, 60_000] };
const MAX_BODY_BYTES = 4096;

interface PaymentOptions {
  port: number;
  /** The file of the ledger. */
  ledgerPath: string;
  key: string;
  clock: Clock;
  faults: Faults;
  log: CallLog;
}

/** The running provider. */
export interface PaymentServer {
  url: string;
  /** Has payments and refunds told to this address from now on. */
  notify(url: string): void;
  close(): Promise<void>;
}

type Answer = { status: number; html?: string; json?: object };

/** Starts a payment provider that takes play money: a page to pay on, refunds, and notifications. */
export async function startPayments(options: PaymentOptions): Promise<PaymentServer> {
  const provider = new Provider(options);
  const server = createServer((request, response) => {
    provider.answer(request).then(
      (answer) => send(response, answer),
      () => send(response, { status: 500, json: { error: 'The provider failed.' } }),
    );
  });
  const url = `http://${await listenOn(server, options.port)}`;
  const close = () => {
    provider.close();
    return closeServer(server);
  };
  return { url, notify: (receiver) => provider.notify(receiver), close };
}

class Provider {
  readonly #options: PaymentOptions;
  readonly #ledger: Ledger;
  readonly #sender: CallbackSender;
  #receiver: string | undefined;

  constructor(options: PaymentOptions) {
    this.#options = options;
    this.#ledger = new Ledger(options.ledgerPath);
    this.#sender = new CallbackSender({ ...options, service: 'payment-callback', pace: PACE });
  }

  notify(url: string): void {
    this.#receiver = url;
  }

  close(): void {
    this.#sender.close();
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://payments');
    switch (`${request.method} ${pathname}`) {
      case 'GET /pay':
      case 'POST /pay':
      case 'POST /cancel':
        return this.#page(request.method === 'POST' ? pathname : 'look', searchParams);
      case 'GET /ledger':
        return { status: 200, json: this.#ledger.list() };
      case 'POST /refunds':
      case 'POST /closings':
        return this.#call(pathname.slice(1), request);
      default:
        return { status: 404, json: { error: 'There is no such call.' } };
    }
  }

  #page(deed: string, query: URLSearchParams): Answer {
    if (!isSignedOrder(query, this.#options.key)) {
      return { status: 400, html: outcomePage('This address is not right. / 支付链接无效。') };
    }
    const orderId = query.get('order') ?? '';
    const { state } = this.#ledger.find(orderId);
    if (deed === '/cancel') return { status: 200, html: outcomePage('Cancelled. / 已取消。') };
    if (state === 'closed') return { status: 200, html: outcomePage('Too late. / 订单已关闭。') };
    if (state === 'open' && deed === 'look') return { status: 200, html: payPage(query) };
    if (state === 'open') this.#pay(orderId, query);
    return { status: 200, html: outcomePage('Paid. / 已付款。') };
  }

  #pay(orderId: string, query: URLSearchParams): void {
    const currency = query.get('currency') ?? '';
    const payment = this.#ledger.pay({
      orderId,
      amountCents: Number(query.get('amount')),
      currency,
    });
    if (payment) this.#tell('paid', payment);
  }

  async #call(operation: string, request: IncomingMessage): Promise<Answer> {
    const { key, clock, faults, log } = this.#options;
    const body = await text(request);
    const { 'x-payment-timestamp': timestamp, 'x-payment-signature': signature } = request.headers;
    const isGood =
      body.length <= MAX_BODY_BYTES && isSigned({ timestamp, signature, body }, key, clock.now());
    if (!isGood) return { status: 401, json: { error: 'Expected a fresh, signed message.' } };
    const fault = faults.next('payment', operation);
    const isDone = fault?.kind !== 'fail' && fault?.kind !== 'drop';
    const message = JSON.parse(body) as Payment;
    const answer = isDone ? this.#perform(operation, message) : { status: fault.status ?? 503 };
    log.add({ service: 'payment', operation, atMs: clock.now(), status: answer.status });
    return fault?.kind === 'apply-then-drop' ? { status: 503 } : answer;
  }

  #perform(operation: string, message: Payment): Answer {
    if (operation === 'closings') {
      const { payment } = this.#ledger.close(String(message.orderId));
      return { status: 200, json: payment ? { state: 'paid', payment } : { state: 'closed' } };
    }
    const done = this.#ledger.refund(message);
    if (done === undefined) return { status: 404, json: { error: 'There is no such payment.' } };
    if (done === 'now') this.#tell('refunded', message);
    return { status: 200, json: { state: 'refunded' } };
  }

  #tell(type: 'paid' | 'refunded', payment: Payment): void {
    const { key } = this.#options;
    const url = this.#receiver;
    if (!url) return;
    const { paymentId, orderId, amountCents, currency } = payment;
    const body = JSON.stringify({ type, paymentId, orderId, amountCents, currency });
    this.#sender.send({
      ...{ id: `${paymentId} ${type}`, operation: type, detail: { orderId } },
      ...{ receiver: 'payments', url },
      request: (timestampSeconds) => ({
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...paymentHeaders(body, key, timestampSeconds),
        },
        body,
      }),
    });
  }
}

function send(response: ServerResponse, { status, html, json }: Answer): void {
  const type = html === undefined ? 'application/json' : 'text/html';
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
  response.end(html ?? JSON.stringify(json ?? {}));
}
