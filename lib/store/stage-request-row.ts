import type { Ask } from '../model/stage-request';
import type { Row } from '../model/table';

/**
 * Requests are rows of the table `members`, so that one range has them and the members both. `~`
 * comes after every character of a user id: however many people ask, their rows are behind those
 * of the people in the channel.
 */
export const ASK_MARK = '~';

/** The last key column of a user's request. */
export function askKey(userId: string): string {
  return ASK_MARK + userId;
}

/** Reads a row that `askKey` names. */
export function askFromRow(row: Row): Ask {
  return {
    userId: String(row.user_id).slice(ASK_MARK.length),
    name: String(row.name),
    requestedAtMs: Number(row.requested_at_ms),
  };
}
