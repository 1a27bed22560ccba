import { createServer } from 'node:http';
import type { CallLog } from '../call-log';
import { CallbackSender } from '../callbacks/callback-sender';
import type { Clock } from '../clock';
import type { Faults } from '../control/faults';
import { closeServer, listenOn } from '../http/listening';
import { Refusal } from '../http/refusal';
import {
  type Call,
  htmlReply,
  jsonReply,
  parseObject,
  type Reply,
  type Routes,
  router,
} from '../http/router';
import { Ledger, type Payment } from './ledger';
import { outcomePage, payPage } from './page';
import { isSigned, isSignedOrder, paymentHeaders } from './signature';

/** More patient than a function that is being replaced; then the order's closing tells. */
const PACE = {
  timeoutMs: 10_000,
  retryDelaysMs: [1_000, 2_000, 5_000, 15_000, 30_000, 60_000],
  wants200: true,
};
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

/** Starts a payment provider that takes play money: a page to pay on, refunds, and notifications. */
export async function startPayments(options: PaymentOptions): Promise<PaymentServer> {
  const provider = new Provider(options);
  const server = createServer(router(provider.routes(), { maxBodyBytes: MAX_BODY_BYTES }));
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

  routes(): Routes {
    return {
      'GET /pay': ({ query }) => this.#page('show', query),
      'POST /pay': ({ query }) => this.#page('pay', query),
      'POST /cancel': ({ query }) => this.#page('cancel', query),
      'GET /ledger': () => jsonReply(this.#ledger.list()),
      'POST /refunds': (call) => this.#call('refunds', call),
      'POST /closings': (call) => this.#call('closings', call),
    };
  }

  #page(action: 'show' | 'pay' | 'cancel', query: URLSearchParams): Reply {
    if (!isSignedOrder(query, this.#options.key)) {
      return htmlReply(outcomePage('This address is not right. / 支付链接无效。'), 400);
    }
    const orderId = query.get('order') ?? '';
    const { state } = this.#ledger.find(orderId);
    if (action === 'cancel') return htmlReply(outcomePage('Cancelled. / 已取消。'));
    if (state === 'closed') return htmlReply(outcomePage('Too late. / 订单已关闭。'));
    if (state === 'open' && action === 'show') return htmlReply(payPage(query));
    if (state === 'open') this.#pay(orderId, query);
    return htmlReply(outcomePage('Paid. / 已付款。'));
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

  async #call(operation: 'refunds' | 'closings', { headers, text }: Call): Promise<Reply> {
    const { key, clock, faults, log } = this.#options;
    const body = await text();
    const { 'x-payment-timestamp': timestamp, 'x-payment-signature': signature } = headers;
    if (!isSigned({ timestamp, signature, body }, key, clock.now())) {
      throw new Refusal(401, 'Unauthenticated', 'Expected a fresh, signed message.');
    }
    const fault = faults.next('payment', operation);
    const isDone = fault?.kind !== 'fail' && fault?.kind !== 'drop';
    const message = paymentOf(parseObject(body));
    const answer = isDone ? this.#perform(operation, message) : failed(fault.status);
    log.add({ service: 'payment', operation, atMs: clock.now(), status: answer.status });
    return fault?.kind === 'apply-then-drop' ? failed() : answer;
  }

  #perform(operation: 'refunds' | 'closings', message: Payment): Reply {
    if (operation === 'closings') {
      const { payment } = this.#ledger.close(message.orderId);
      return jsonReply(payment ? { state: 'paid', payment } : { state: 'closed' });
    }
    const done = this.#ledger.refund(message);
    if (done === undefined) {
      return jsonReply({ code: 'NotFound', message: 'There is no such payment.' }, 404);
    }
    if (done === 'now') this.#tell('refunded', message);
    return jsonReply({ state: 'refunded' });
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

/** A call that closes an order names the order alone. */
function paymentOf({
  paymentId,
  orderId,
  amountCents,
  currency,
}: Record<string, unknown>): Payment {
  return {
    ...{ paymentId: String(paymentId), orderId: String(orderId) },
    ...{ amountCents: Number(amountCents), currency: String(currency) },
  };
}

function failed(status = 503): Reply {
  return jsonReply({ code: 'InternalError', message: 'The provider failed.' }, status);
}
