import { type Marks, type Member, type MemberEvent, memberOf } from '../model/presence';
import type { Row } from '../model/table';

const COLUMN = /^(joined|left|published)_(.+)$/;

/** The column that an event sets; setting it again with the same event changes nothing. */
export function eventColumn({ tag, sessionId }: Pick<MemberEvent, 'tag' | 'sessionId'>): string {
  return `${tag}_${sessionId}`;
}

/** Reads a row of the table `members`. */
export function memberFromRow(row: Row): Member {
  const marks: Marks = { joined: new Map(), left: new Map(), published: new Map() };
  for (const [column, value] of Object.entries(row)) {
    const [, tag, session] = COLUMN.exec(column) ?? [];
    if (tag && session) marks[tag as MemberEvent['tag']].set(session, Number(value));
  }
  return memberOf(String(row.user_id), marks);
}
