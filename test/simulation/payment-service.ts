import type { Payment, PaymentNotice } from '../../lib/model/payments';
import type { World } from './world';

interface Order {
  state: 'open' | 'paid' | 'closed';
  payment: Payment | undefined;
}

/** One payment in the provider's own books. */
export interface Entry {
  payment: Payment;
  /** How often it was given back. */
  refunds: number;
  isRefundOrdered: boolean;
}

/** How long a refund may be under way. */
const MAX_PENDING_MS = 20_000;

/** The payment provider: its ledger is the truth about money. */
export class PaymentService {
  readonly ledger = new Map<string, Entry>();
  /** How long every refund is under way; undefined: it is drawn for each. */
  refundsTakeMs: number | undefined;
  readonly #world: World;
  readonly #tell: (notice: PaymentNotice, heard: () => void) => void;
  readonly #refunded: (payment: Payment) => void;
  /** Payments whose notification was taken in. */
  #heard = new Set<string>();
  #orders = new Map<string, Order>();

  constructor(
    world: World,
    hears: {
      tell(notice: PaymentNotice, heard: () => void): void;
      refunded(payment: Payment): void;
    },
  ) {
    this.#world = world;
    this.#tell = hears.tell;
    this.#refunded = hears.refunded;
  }

  /** Somebody pays an order, if it can be paid. */
  pay(order: Omit<Payment, 'paymentId'>): void {
    const known = this.#order(order.orderId);
    if (known.state !== 'open') return;
    known.state = 'paid';
    known.payment = this.#take(order);
  }

  /** What no provider should do: money is taken although the order is paid or closed. */
  payAgain(order: Omit<Payment, 'paymentId'>): void {
    this.#take(order);
  }

  /** Gives a payment back, at once or later. */
  refund(payment: Payment): 'refunded' | 'pending' {
    const { scheduler } = this.#world;
    const entry = this.ledger.get(payment.paymentId);
    if (!entry || entry.payment.amountCents !== payment.amountCents) {
      this.#world.violate(`A refund of ${JSON.stringify(payment)}, which nobody has paid.`);
      return 'refunded';
    }
    if (entry.refunds > 0) return 'refunded';
    if (entry.isRefundOrdered) return 'pending';
    entry.isRefundOrdered = true;
    const pendingMs = this.refundsTakeMs ?? this.#drawPendingMs();
    if (pendingMs === 0) {
      this.#giveBack(entry);
      return 'refunded';
    }
    scheduler.after(pendingMs, () => this.#giveBack(entry));
    return 'pending';
  }

  /** Closes an order that is not paid. */
  close(orderId: string): Payment | undefined {
    const order = this.#order(orderId);
    if (order.state === 'open') order.state = 'closed';
    return order.payment;
  }

  /**
   * Tells once more of what was not taken in, as a provider does: surely of what only its telling can
   * bring to light; of an order's only payment the closing of the order tells, too.
   */
  tellAgain(): void {
    const payments = [...this.ledger.values()].map(({ payment }) => payment);
    for (const payment of payments) {
      const { orderId, paymentId } = payment;
      if (this.#heard.has(paymentId)) continue;
      const isOnly = payments.filter((each) => each.orderId === orderId).length === 1;
      const isToldByClosing = isOnly && this.#order(orderId).payment === payment;
      if (isToldByClosing && this.#world.random.chance(0.5)) continue;
      this.#tellPaid(payment);
    }
  }

  #drawPendingMs(): number {
    const { random } = this.#world;
    return random.chance(0.5) ? 0 : random.between(0, MAX_PENDING_MS);
  }

  #take(order: Omit<Payment, 'paymentId'>): Payment {
    const payment = { ...order, paymentId: `payment${this.ledger.size + 1}` };
    this.ledger.set(payment.paymentId, { payment, refunds: 0, isRefundOrdered: false });
    this.#world.note('  payments', () => `${payment.paymentId} pays ${order.orderId}`);
    this.#world.tally.add('money: paid');
    this.#tellPaid(payment);
    return payment;
  }

  #tellPaid(payment: Payment): void {
    const heard = () => this.#heard.add(payment.paymentId);
    this.#tell({ type: 'paid', ...payment }, heard);
  }

  #giveBack(entry: Entry): void {
    entry.refunds += 1;
    this.#world.note('  payments', () => `${entry.payment.paymentId} is given back`);
    this.#world.tally.add('money: refunded');
    this.#refunded(entry.payment);
    this.#tell({ type: 'refunded', ...entry.payment }, () => undefined);
  }

  #order(orderId: string): Order {
    const order = this.#orders.get(orderId) ?? { state: 'open', payment: undefined };
    this.#orders.set(orderId, order);
    return order;
  }
}
