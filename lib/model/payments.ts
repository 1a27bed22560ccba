/**
 * What is asked of a payment provider; the whole protocol is in `payment-protocol.ts`. Every
 * provider that can do this is fit: a small adapter in front of it speaks the protocol.
 */

/** Money that has arrived. */
export interface Payment {
  /** The provider's own; a payment has one, however often it is reported. */
  paymentId: string;
  orderId: string;
  amountCents: number;
  currency: string;
}

/** What a notification of the provider says. */
export interface PaymentNotice extends Payment {
  type: 'paid' | 'refunded';
}

/** The page on which an order is paid, if this deployment takes payments; asks nobody. */
export type PayPage = (order: Omit<Payment, 'paymentId'>) => string | undefined;

export interface Payments {
  /**
   * Gives a payment back, once however often it is asked for: the payment's id is its idempotency
   * key. `pending` is confirmed later by a notification. Throws `PaymentsFailed`.
   */
  refund(payment: Payment): Promise<'refunded' | 'pending'>;
  /**
   * Closes an order, so that it can no longer be paid; returns its payment if that was first.
   * Repeating it is harmless. Throws `PaymentsFailed`.
   */
  close(orderId: string): Promise<Payment | undefined>;
}

/** The provider refused, or it is not known whether it has done what it was asked for. */
export class PaymentsFailed extends Error {
  override name = 'PaymentsFailed';
}
