import type { Row } from './table';

/**
 * Who is in a room, from events that may come twice, late, or in any order. Each session of a user
 * is two grow-only marks, "joined" and "left", each with its time; a session that has left stays
 * left. So every order of the same events leads to the same end.
 */
export interface MemberEvent {
  roomId: string;
  userId: string;
  sessionId: string;
  tag: 'joined' | 'left' | 'published';
  atMs: number;
}

/** A user as the events tell. */
export interface Member {
  userId: string;
  isPresent: boolean;
  isPublishing: boolean;
  /** Since when the user is present, or when they were last seen to leave; 0 for never. */
  sinceMs: number;
  /** Sessions that have not left. */
  openSessions: string[];
}

const COLUMN = /^(joined|left|published)_(.+)$/;

/** The column that an event sets; setting it again with the same event changes nothing. */
export function eventColumn({ tag, sessionId }: Pick<MemberEvent, 'tag' | 'sessionId'>): string {
  return `${tag}_${sessionId}`;
}

/** Reads a row of the table `members`. */
export function memberFromRow(row: Row): Member {
  const times = { joined: new Map(), left: new Map(), published: new Map() };
  for (const [column, value] of Object.entries(row)) {
    const [, tag, session] = COLUMN.exec(column) ?? [];
    if (tag && session) times[tag as keyof typeof times].set(session, Number(value));
  }
  // Publishing implies having joined: the join may be late or lost.
  const joined = new Map([...times.published, ...times.joined]);
  const openSessions = [...joined.keys()].filter((session) => !times.left.has(session));
  const isPresent = openSessions.length > 0;
  const marks = isPresent
    ? openSessions.map((session) => joined.get(session))
    : times.left.values();
  return {
    userId: String(row.user_id),
    isPresent,
    isPublishing: openSessions.some((session) => times.published.has(session)),
    sinceMs: Math.max(0, ...marks),
    openSessions,
  };
}

/** A user of whom no event is known. */
export function unknownMember(userId: string): Member {
  return { userId, isPresent: false, isPublishing: false, sinceMs: 0, openSessions: [] };
}
