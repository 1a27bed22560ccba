import { callback } from '../lib/http/callback';
import { paymentNoticeOf } from '../lib/http/callback-messages';
import { withMixer } from '../lib/http/with-mixer';
import { handlePaymentNotice } from '../lib/use-cases/payment-notices';

/** Notifications of the payment provider. */
export const handler = callback(
  'POST /payment-callback/{secret}',
  async (request, makeServices) => {
    const services = makeServices();
    return handlePaymentNotice(withMixer(services), paymentNoticeOf(request, services));
  },
);
