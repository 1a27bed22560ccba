import type { StageRequest } from '../model/stage-request';
import type { Row } from '../model/table';

/**
 * Requests are rows of the table `members`, so that one range has them and the members both. `~`
 * comes after every character of a user id: however many people ask, their rows are behind those
 * of the people in the channel.
 */
export const STAGE_REQUEST_MARK = '~';

/** The last key column of a user's request. */
export function stageRequestKey(userId: string): string {
  return STAGE_REQUEST_MARK + userId;
}

/** Reads a row that `stageRequestKey` names. */
export function stageRequestFromRow(row: Row): StageRequest {
  return {
    userId: String(row.user_id).slice(STAGE_REQUEST_MARK.length),
    name: String(row.name),
    requestedAtMs: Number(row.requested_at_ms),
  };
}
