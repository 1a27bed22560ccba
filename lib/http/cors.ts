/** Cross-origin calls: https://fetch.spec.whatwg.org/#http-cors-protocol */

/** What pages may read of an answer beside its body. */
const EXPOSED = 'etag, retry-after, www-authenticate, x-request-id';
const REQUEST_HEADERS = 'authorization, content-type, if-none-match, idempotency-key, x-request-id';
/** Chromium keeps the answer for no longer than this. */
const MAX_AGE_SECONDS = 7200;

/** The headers by which a page of this origin may read an answer, if its origin is allowed. */
export function corsHeaders(
  allowed: readonly string[],
  origin: string | undefined,
): Record<string, string> {
  if (allowed.includes('*')) {
    return { 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED };
  }
  if (allowed.length === 0) return {};
  // Caches must not give the answer of one origin to another.
  const vary = { vary: 'origin' };
  if (origin === undefined || !allowed.includes(origin)) return vary;
  const granted = { 'access-control-allow-origin': origin };
  return { ...vary, ...granted, 'access-control-expose-headers': EXPOSED };
}

/** What a browser is told before it sends a call of this method that is more than a plain form's. */
export function preflightHeaders(method: string): Record<string, string> {
  return {
    'access-control-allow-methods': method,
    'access-control-allow-headers': REQUEST_HEADERS,
    'access-control-max-age': String(MAX_AGE_SECONDS),
  };
}
