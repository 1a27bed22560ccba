/** The longest that is taken from a caller: room for a UUID, or for the id of a trace and a span. */
const MAX_LENGTH = 64;
/** Nothing that would have to be escaped in a log, a query or a header. */
const PATTERN = /^[A-Za-z0-9][\w.:-]*$/;

/** The caller's `x-request-id` if it is fit to be logged and echoed, else the platform's id. */
export function requestIdOf(headers: Record<string, string>, platformId: string): string {
  const given = headers['x-request-id'] ?? '';
  return given.length <= MAX_LENGTH && PATTERN.test(given) ? given : platformId;
}
