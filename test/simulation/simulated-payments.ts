import { type Payment, type Payments, PaymentsFailed } from '../../lib/model/payments';
import type { Caller } from './caller';
import type { Network } from './network';
import type { PaymentService } from './payment-service';

// The time-out of lib's client, said again so that the simulation has it.
const TIMEOUT_MS = 5000;

/** The payment provider as one caller reaches it. */
export class SimulatedPayments implements Payments {
  readonly #payments: PaymentService;
  readonly #network: Network;
  readonly #caller: Caller;

  constructor(options: { payments: PaymentService; network: Network; caller: Caller }) {
    this.#payments = options.payments;
    this.#network = options.network;
    this.#caller = options.caller;
  }

  refund(payment: Payment): Promise<'refunded' | 'pending'> {
    return this.#call('Refund', payment.paymentId, () => this.#payments.refund(payment));
  }

  close(orderId: string): Promise<Payment | undefined> {
    return this.#call('CloseOrder', orderId, () => this.#payments.close(orderId));
  }

  #call<T>(operation: string, about: string, apply: () => T): Promise<T> {
    return this.#network.call(this.#caller, {
      service: 'payments',
      operation,
      detail: () => about,
      timeoutMs: TIMEOUT_MS,
      apply,
      refusal: () => new PaymentsFailed('Refused'),
      unknown: () => new PaymentsFailed('No answer'),
      mayBeDoubled: true,
    });
  }
}
