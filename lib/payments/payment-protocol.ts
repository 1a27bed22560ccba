/**
 * The protocol between Lianmai and a payment provider, small enough for an adapter in front of any.
 * Both have one key. A message is signed by two headers: `x-payment-timestamp`, Unix time in
 * seconds, and `x-payment-signature`, hex HMAC-SHA256 by the key of `<timestamp>.<raw body>`. It is
 * good for five minutes.
 *
 * | who asks whom            | what                                                                   |
 * |--------------------------|------------------------------------------------------------------------|
 * | the payer's browser → it | `GET <base>/pay?order&amount&currency&signature`: the page to pay on     |
 * | it → Lianmai             | `POST /payment-callback/<secret>` `{type, paymentId, orderId,           |
 * |                          | amountCents, currency}`, type `paid` or `refunded`, until it is answered |
 * |                          | with 200                                                               |
 * | Lianmai → it             | `POST <base>/refunds` `{paymentId, orderId, amountCents, currency}`:     |
 * |                          | `{state}`, `refunded` or `pending`; a payment is refunded once           |
 * | Lianmai → it             | `POST <base>/closings` `{orderId}`: `{state: 'closed'}`, or              |
 * |                          | `{state: 'paid', payment}` if it was paid before                         |
 *
 * The page's address is signed by hex HMAC-SHA256 of `<order>.<amount>.<currency>`, so that nobody
 * pays another price. An order is paid at most once, and not after it was closed.
 */
import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import type { Config } from '../config/config';
import { AppError } from '../errors';
import { parseJson } from '../json-bytes';
import { equalSecrets } from '../model/equal-secrets';
import { isFresh } from '../model/freshness';
import type { Payment, PaymentNotice, PayPage } from '../model/payments';

/** An older message is not taken: somebody may have kept it. */
export const MAX_MESSAGE_AGE_MS = 5 * 60_000;

const id = z.string().check(z.regex(/^[\w.:-]{1,128}$/));

/** A payment as messages tell of it. */
export const paymentShape = z.object({
  paymentId: id,
  orderId: id,
  amountCents: z.int().check(z.gte(1), z.lte(1_000_000_000)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});

const noticeShape = z.extend(paymentShape, { type: z.enum(['paid', 'refunded']) });

/** The headers that sign a message. */
export function paymentHeaders(body: string, key: string, nowMs: number): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  return {
    'x-payment-timestamp': timestamp,
    'x-payment-signature': signature(timestamp, body, key),
  };
}

/** Checks the signature and its freshness. Throws `Unauthenticated`. */
export function verifyPaymentSignature(
  message: { headers: Record<string, string>; body: Buffer },
  key: string,
  nowMs: number,
): void {
  const timestamp = message.headers['x-payment-timestamp'] ?? '';
  const given = message.headers['x-payment-signature'] ?? '';
  const isCurrent = isFresh(timestamp, nowMs, MAX_MESSAGE_AGE_MS);
  if (equalSecrets(given, signature(timestamp, message.body, key)) && isCurrent) return;
  throw new AppError('Unauthenticated', 'Expected a fresh message signed with the payment key.');
}

/** Reads a notification. Throws `InvalidJson` and `InvalidRequest`. */
export function paymentNotice(body: Buffer): PaymentNotice {
  const parsed = noticeShape.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  throw new AppError(
    'InvalidRequest',
    'Expected type, paymentId, orderId, amountCents and currency.',
  );
}

/** Where an order is paid. */
export function payUrl(
  { urlBase, key }: { urlBase: string; key: string },
  { orderId, amountCents, currency }: Omit<Payment, 'paymentId'>,
): string {
  const signed = `${orderId}.${amountCents}.${currency}`;
  const query = new URLSearchParams({
    order: orderId,
    amount: String(amountCents),
    currency,
    signature: createHmac('sha256', key).update(signed).digest('hex'),
  });
  return `${urlBase}/pay?${query}`;
}

/** The pages of this provider, if there is one. */
export function payPage({ urlBase, key }: Config['payment']): PayPage {
  return (order) => (urlBase && key ? payUrl({ urlBase, key }, order) : undefined);
}

function signature(timestamp: string, body: string | Buffer, key: string): string {
  return createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex');
}
