import type { StageRequest } from '../model/stage-request';
import { type Columns, integer, optional, text } from './columns';
import { MEMBER_ID } from './member-row';

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

/** A row that `stageRequestKey` names. */
export const STAGE_REQUEST: Columns<StageRequest> = {
  userId: {
    ...MEMBER_ID,
    read: (stored) => MEMBER_ID.read(stored).slice(STAGE_REQUEST_MARK.length),
  },
  name: text('name'),
  requestedAtMs: integer('requested_at_ms'),
  seatNumber: optional(integer('seat_number')),
};
