/** Writes of a PK are decided by what was read; others may be faster, again and again. */
import { AppError } from '../errors';

/** The hosts of all rooms and their checks may be at it at once. */
export const MAX_ATTEMPTS = 8;

/** The refusal of a call that was overtaken as often as it was tried. */
export function overtaken(): AppError {
  return new AppError('PkBusy', 'Others change this PK all the time.', { retryAfterMs: 1000 });
}
