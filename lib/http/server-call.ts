import { AppError } from '../errors';
import { equalSecrets } from '../model/equal-secrets';
import { matcher, type PathParams, readBody, type Shape } from './request';
import { type Answer, type RouteHandler, responder } from './route';
import { type HandlerServices, instanceParts } from './services';

/**
 * Makes the handler of a call that only the app's own server may make, with the server key as its
 * bearer token: what it says is believed.
 */
export function serverCall<Pattern extends string, Body>(
  pattern: Pattern,
  shape: Shape<Body, undefined>,
  act: (
    call: { params: PathParams<Pattern>; body: Body },
    services: HandlerServices,
  ) => Promise<Answer>,
): RouteHandler {
  const match = matcher(pattern);
  const handler = responder(pattern, async (request, facts, services) => {
    const params = match(request);
    Object.assign(facts, params);
    requireServerKey(request.headers.authorization);
    return act({ params, body: readBody(shape, request) }, services());
  });
  return Object.assign(handler, { pattern, shape });
}

function requireServerKey(authorization = ''): void {
  const { serverKey } = instanceParts().config;
  const [, given] = /^Bearer +(.+)$/i.exec(authorization) ?? [];
  if (serverKey && given && equalSecrets(given, serverKey)) return;
  throw new AppError('Unauthenticated', 'Expected the header Authorization: Bearer <server key>.');
}
