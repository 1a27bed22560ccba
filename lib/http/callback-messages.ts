/** What callbacks say, once it is known that they come from whom they should. */
import { liveEvent } from '../aliyun/live-event';
import { verifyLiveSignature } from '../aliyun/live-signature';
import { recordEvent } from '../aliyun/record-event';
import { rtcMessage, verifyRtcSignature } from '../aliyun/rtc-event';
import { AppError } from '../errors';
import type { LiveEvent, RecordEvent, RtcMessage } from '../model/events';
import type { PaymentNotice } from '../model/payments';
import { paymentNotice, verifyPaymentSignature } from '../payments/payment-protocol';
import type { HttpRequest } from './http-event';
import type { HandlerServices } from './services';

/** A hundred events of people with the longest ids, of 314 bytes each, and room to spare. */
export const MAX_RTC_MESSAGE_BYTES = 64 * 1024;

/**
 * A message of the RTC service. Signed if a key is configured, as not every subscription signs.
 * Throws `Unauthenticated`, `InvalidJson` and `InvalidRequest`, as the others do.
 */
export function rtcMessageOf(request: HttpRequest, { config, clock }: HandlerServices): RtcMessage {
  const { rtcKey } = config.callbacks;
  if (rtcKey) verifyRtcSignature(request, rtcKey, clock.now());
  return rtcMessage(request.body);
}

/** An event of the live service. Signed if a key is configured, as on the push domain. */
export function liveEventOf(request: HttpRequest, { config, clock }: HandlerServices): LiveEvent {
  const { liveKey: key } = config.callbacks;
  const { pushDomain: domain } = config.live;
  if (key) verifyLiveSignature(request.headers, { domain, key, nowMs: clock.now() });
  return liveEvent(request.query);
}

/** A message about a recording. Signed if a key is configured, as on the streaming domain. */
export function recordEventOf(
  request: HttpRequest,
  { config, clock }: HandlerServices,
): RecordEvent {
  const { recordKey: key } = config.callbacks;
  const { headers, domain } = request;
  if (key) verifyLiveSignature(headers, { domain, key, nowMs: clock.now() });
  return recordEvent(request.body);
}

/** A notification of the payment provider, always signed: it is about money. */
export function paymentNoticeOf(
  request: HttpRequest,
  { config, clock }: HandlerServices,
): PaymentNotice {
  const { key } = config.payment;
  if (!key) throw new AppError('Unauthenticated', 'This deployment has no payment key.');
  verifyPaymentSignature(request, key, clock.now());
  return paymentNotice(request.body);
}
