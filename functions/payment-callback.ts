import { AppError } from '../lib/errors';
import { callback } from '../lib/http/callback';
import { withMixer } from '../lib/http/with-mixer';
import { paymentNotice, verifyPaymentSignature } from '../lib/payments/payment-protocol';
import { takePaymentNotice } from '../lib/use-cases/payment-notices';

/** Notifications of the payment provider, always signed: they are about money. */
export const handler = callback(
  'POST /payment-callback/{secret}',
  async (request, makeServices) => {
    const services = makeServices();
    const { key } = services.config.payment;
    if (!key) throw new AppError('Unauthenticated', 'This deployment has no payment key.');
    verifyPaymentSignature(request, key, services.clock.now());
    return takePaymentNotice(withMixer(services), paymentNotice(request.body));
  },
);
