import { AppError } from '../errors';
import { equalSecrets } from '../model/equal-secrets';
import type { HttpRequest } from './http-event';
import { matcher } from './request';
import { type ResponderOptions, type RouteHandler, responder } from './route';
import { type HandlerServices, instanceParts } from './services';

/**
 * Makes the handler of a vendor's callback, for example `POST /rtc-callback/{secret}`. The secret
 * in the path is the one thing that every sender can be made to send; `act` checks the signature
 * and tells, for the log, which room it was about.
 */
export function callback(
  pattern: `${string}{secret}`,
  act: (request: HttpRequest, services: () => HandlerServices) => Promise<{ roomId?: string }>,
  options?: ResponderOptions,
): RouteHandler {
  const match = matcher(pattern);
  const perform: Parameters<typeof responder>[1] = async (request, facts, services) => {
    const { secret } = match(request);
    const expected = instanceParts().config.callbacks.secret;
    if (!expected || !equalSecrets(secret, expected)) {
      throw new AppError('Unauthenticated', 'Expected the secret of the callback address.');
    }
    Object.assign(facts, await act(request, services));
    return { status: 200, body: {} };
  };
  const handler = responder(pattern, perform, options);
  return Object.assign(handler, { pattern, shape: {} });
}
