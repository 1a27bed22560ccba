import { AppError } from '../errors';

/** The `nextToken` of a page, by where the next one begins. */
export function pageToken(position: string): string {
  return Buffer.from(position).toString('base64url');
}

/** The parts of the position in a token, as `pattern` has them. Throws `InvalidRequest`. */
export function readPageToken(token: string, pattern: RegExp): string[] {
  const position = Buffer.from(token, 'base64url').toString();
  const found = pageToken(position) === token ? pattern.exec(position) : null;
  if (found) return found.slice(1);
  throw new AppError('InvalidRequest', 'Expected nextToken as an earlier page returned it.');
}
