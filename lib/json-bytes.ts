import { AppError } from './errors';

/**
 * Reads JSON in UTF-8, with or without a byte order mark, as RFC 8259 allows in section 8.1.
 * Throws `InvalidJson`.
 */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('InvalidJson', 'Expected a body of JSON in UTF-8.', { cause });
  }
}
