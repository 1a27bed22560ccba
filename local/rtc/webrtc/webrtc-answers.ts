import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge } from '../../http/body';
import { UnusableOffer } from './sdp/unusable-offer';

/** What these endpoints take (RFC 9725 4.2; https://www.w3.org/TR/ldp/#header-accept-post). */
export const SDP = 'application/sdp';

/**
 * Browsers call from the demo page's origin. Every method may be asked for from there, so that a
 * page can read the 405 of one that is not there.
 */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, if-match',
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
  'access-control-expose-headers': 'Location, ETag, Accept-Post, Allow, WWW-Authenticate',
  'access-control-max-age': '86400',
};

/** A refusal of the WHIP and WHEP endpoints. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** Refuses who has no valid token; RFC 6750 3 has the reason only for who has sent one. */
export function unauthorized({ headers }: IncomingMessage): HttpError {
  const error = headers.authorization === undefined ? '' : ', error="invalid_token"';
  return new HttpError(401, 'Expected a valid join token as the bearer token.', {
    'www-authenticate': `Bearer realm="channels"${error}`,
  });
}

/** Refuses a method; RFC 9110 15.5.6 wants those that are there. */
export function notAllowed(expected: string): HttpError {
  return new HttpError(405, `Expected ${expected}.`, { allow: `${expected}, OPTIONS` });
}

/** Sends an answer that pages of other origins may read. */
export function respond(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  body = '',
): void {
  response.writeHead(status, { ...CORS, ...headers });
  response.end(body);
}

/** Sends the refusal that an error stands for. */
export function respondError(response: ServerResponse, error: unknown): void {
  const { status, message, headers } = refusalOf(error);
  respond(response, status, { 'content-type': 'text/plain;charset=utf-8', ...headers }, message);
}

function refusalOf(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof BodyTooLarge) return new HttpError(413, error.message);
  if (error instanceof UnusableOffer) return new HttpError(error.status, error.message);
  return new HttpError(500, 'Internal error.');
}
