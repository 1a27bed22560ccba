import * as z from 'zod/mini';
import type { Clock } from '../clock';
import type { Config } from '../config/config';
import { type Payment, type Payments, PaymentsFailed } from '../model/payments';
import { paymentHeaders, paymentShape } from './payment-protocol';

/** A provider that takes longer is asked again by the next check of the room. */
const TIMEOUT_MS = 5000;

const refundShape = z.object({ state: z.enum(['refunded', 'pending']) });
const closingShape = z.discriminatedUnion('state', [
  z.object({ state: z.literal('closed') }),
  z.object({ state: z.literal('paid'), payment: paymentShape }),
]);

/** The payment provider over HTTP; see `payment-protocol.ts`. */
export class HttpPayments implements Payments {
  readonly #config: Config['payment'];
  readonly #clock: Clock;

  constructor(config: Config['payment'], clock: Clock) {
    this.#config = config;
    this.#clock = clock;
  }

  async refund(payment: Payment): Promise<'refunded' | 'pending'> {
    const { paymentId, orderId, amountCents, currency } = payment;
    const body = { paymentId, orderId, amountCents, currency };
    return (await this.#post('/refunds', body, refundShape)).state;
  }

  async close(orderId: string): Promise<Payment | undefined> {
    const answer = await this.#post('/closings', { orderId }, closingShape);
    return answer.state === 'paid' ? answer.payment : undefined;
  }

  async #post<T>(path: string, message: object, shape: z.ZodMiniType<T>): Promise<T> {
    const { urlBase, key } = this.#config;
    if (!urlBase || !key) throw new PaymentsFailed('No payment provider is configured.');
    const body = JSON.stringify(message);
    const headers = {
      'content-type': 'application/json',
      ...paymentHeaders(body, key, this.#clock.now()),
    };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const request = { method: 'POST', headers, body, signal, redirect: 'error' } as const;
      const response = await fetch(urlBase + path, request);
      if (!response.ok) throw new Error(`It answered ${response.status}.`);
      return shape.parse(await response.json());
    } catch (cause) {
      throw new PaymentsFailed(`The payment provider: ${path}`, { cause });
    }
  }
}
