import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';

/**
 * A room id is also the RTC channel id, the stream name and the start of task ids, so it has what
 * all of them allow: no underscore, which marks stream generations, and room for a task's fence
 * within 55 bytes. The channel id "0" is not allowed.
 * https://help.aliyun.com/document_detail/93183.html
 */
export const ROOM_ID = /^(?!0$)[A-Za-z0-9][A-Za-z0-9-]{0,35}$/;

/** A room id for a caller who does not choose one: short enough to be read out. */
export function newRoomId(): string {
  return String(randomInt(1e9, 1e10));
}

/** A room id; see `ROOM_ID`. */
export const roomIdShape = z
  .string()
  .check(
    z.regex(
      ROOM_ID,
      'expected 1 to 36 letters, digits and hyphens, not starting with a hyphen, and not "0"',
    ),
  );
