import { callback } from '../lib/callback';
import { AppError } from '../lib/errors';
import { takePaymentNotice } from '../lib/payment-notices';
import { paymentNotice, verifyPaymentSignature } from '../lib/payment-protocol';
import { withMixer } from '../lib/with-mixer';

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
