import { randomUUID } from 'node:crypto';
import { StateFile } from '../state/state-file';

/** Money that was paid for an order. */
export interface Payment {
  paymentId: string;
  orderId: string;
  amountCents: number;
  currency: string;
}

/** An order: to be paid, paid, closed without money, or given back. */
export interface Entry {
  orderId: string;
  state: 'open' | 'paid' | 'closed' | 'refunded';
  payment?: Payment;
}

/** The provider's books, kept in a file: an order is paid at most once, and refunded at most once. */
export class Ledger {
  readonly #file: StateFile<Entry[]>;
  readonly #entries: Map<string, Entry>;

  constructor(path: string) {
    this.#file = new StateFile(path);
    const known = this.#file.read() ?? [];
    this.#entries = new Map(known.map((entry) => [entry.orderId, entry]));
  }

  /** All orders of which anything is known, oldest first. */
  list(): Entry[] {
    return [...this.#entries.values()];
  }

  /** The order as it stands; one that nobody knows yet is open. */
  find(orderId: string): Entry {
    return this.#entries.get(orderId) ?? { orderId, state: 'open' };
  }

  /** Takes the money, unless the order is paid or closed; answers the payment of this call. */
  pay(order: Omit<Payment, 'paymentId'>): Payment | undefined {
    if (this.find(order.orderId).state !== 'open') return undefined;
    const payment = { paymentId: randomUUID(), ...order };
    this.#keep({ orderId: order.orderId, state: 'paid', payment });
    return payment;
  }

  /** Closes an order that is not paid; answers it as it is then. */
  close(orderId: string): Entry {
    const entry = this.find(orderId);
    if (entry.state === 'open') this.#keep({ orderId, state: 'closed' });
    return this.find(orderId);
  }

  /** Gives a payment back; answers whether this call did, and nothing if there is no such payment. */
  refund({ paymentId, orderId, amountCents, currency }: Payment): 'now' | 'before' | undefined {
    const { state, payment } = this.find(orderId);
    const isKnown =
      payment?.paymentId === paymentId &&
      payment.amountCents === amountCents &&
      payment.currency === currency;
    if (!isKnown) return undefined;
    if (state === 'refunded') return 'before';
    this.#keep({ orderId, state: 'refunded', payment });
    return 'now';
  }

  #keep(entry: Entry): void {
    this.#entries.set(entry.orderId, entry);
    this.#file.write(this.list());
  }
}
