import { invalidArgument } from '../fc-error';

/**
 * Lists answer 20 entries where the caller names no number, 100 at most: the API's pages of
 * ListFunctions, ListTriggers and ListCustomDomains.
 */
const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

export interface Page<T> {
  entries: T[];
  nextToken?: string;
}

/**
 * One page of a list in the order of names, from the query's `limit`, `nextToken` and `prefix`.
 * Throws InvalidArgument for a limit or token that cannot be.
 */
export function pageOf<T>(
  all: T[],
  { query, nameOf }: { query: URLSearchParams; nameOf(entry: T): string },
): Page<T> {
  const limit = readLimit(query.get('limit'));
  const from = readToken(query.get('nextToken'));
  const prefix = query.get('prefix') ?? '';
  const matching = all
    .filter((entry) => nameOf(entry).startsWith(prefix) && nameOf(entry) >= from)
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const next = matching[limit];
  const token = next && Buffer.from(nameOf(next)).toString('base64');
  return { entries: matching.slice(0, limit), ...(token && { nextToken: token }) };
}

function readLimit(text: string | null): number {
  if (text === null) return DEFAULT_LIMIT;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw invalidArgument(`limit: expected a number from 1 to ${MAX_LIMIT}, got "${text}"`);
}

/** An empty token asks for the first page: fc3 sends one. */
function readToken(token: string | null): string {
  if (!token) return '';
  const name = Buffer.from(token, 'base64').toString('utf8');
  if (Buffer.from(name).toString('base64') === token) return name;
  throw invalidArgument('nextToken: expected one that an earlier page gave');
}
