import {
  type Marks,
  MEMBER_TAGS,
  type Member,
  type MemberEvent,
  memberOf,
} from '../model/presence';
import type { Row } from '../model/table';
import { integer, key, text } from './columns';

/** The column of the key that names the member. */
export const MEMBER_ID = key(text('user_id'));

/** The column that an event sets; setting it again with the same event changes nothing. */
export function eventColumn({ tag, sessionId }: Pick<MemberEvent, 'tag' | 'sessionId'>): string {
  return `${tag}_${sessionId}`;
}

/** Reads a row of the table `members`. */
export function memberFromRow(row: Row): Member {
  const marks: Marks = { joined: new Map(), left: new Map(), published: new Map() };
  for (const [column, value] of Object.entries(row)) {
    const tag = MEMBER_TAGS.find((known) => column.startsWith(`${known}_`));
    if (tag) marks[tag].set(column.slice(tag.length + 1), integer(column).read(value));
  }
  return memberOf(MEMBER_ID.read(row[MEMBER_ID.name]), marks);
}
