import type { Span } from './span';
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
  /** When the user was there, as far as the events tell. */
  stays: Span[];
}

/**
 * What the ids of sessions begin with that no event told of: the user was seen in the channel. Those
 * of events are hexadecimal.
 */
const SEEN = 'seen';
const FOR_EVER = Number.POSITIVE_INFINITY;
const COLUMN = /^(joined|left|published)_(.+)$/;

/** The column that an event sets; setting it again with the same event changes nothing. */
export function eventColumn({ tag, sessionId }: Pick<MemberEvent, 'tag' | 'sessionId'>): string {
  return `${tag}_${sessionId}`;
}

/** Reads a row of the table `members`. */
export function memberFromRow(row: Row): Member {
  const times = {
    joined: new Map<string, number>(),
    left: new Map<string, number>(),
    published: new Map<string, number>(),
  };
  for (const [column, value] of Object.entries(row)) {
    const [, tag, session] = COLUMN.exec(column) ?? [];
    if (tag && session) times[tag as keyof typeof times].set(session, Number(value));
  }
  // Publishing implies having joined: the join may be late or lost.
  const joined = new Map<string, number>([...times.published, ...times.joined]);
  const endOf = (session: string, fromMs: number) =>
    times.left.get(session) ?? endOfSeen(session, fromMs, times.left) ?? FOR_EVER;
  const sessions = [...joined].map(([id, fromMs]) => ({ id, fromMs, toMs: endOf(id, fromMs) }));
  const openSessions = sessions.filter(({ toMs }) => toMs === FOR_EVER).map(({ id }) => id);
  const isPresent = openSessions.length > 0;
  const marks = isPresent
    ? openSessions.map((session) => joined.get(session) ?? 0)
    : times.left.values();
  return {
    userId: String(row.user_id),
    isPresent,
    isPublishing: openSessions.some((session) => times.published.has(session)),
    sinceMs: Math.max(0, ...marks),
    openSessions,
    stays: sessions.map(({ fromMs, toMs }) => ({ fromMs, toMs })).sort(byBegin),
  };
}

/** The session of a user who was seen in the channel at a time. */
export function seenSession(timeMs: number): string {
  return `${SEEN}${timeMs}`;
}

/** Who was seen is gone with the first of their sessions that leaves afterwards. */
function endOfSeen(
  session: string,
  fromMs: number,
  left: ReadonlyMap<string, number>,
): number | undefined {
  if (!session.startsWith(SEEN)) return undefined;
  const after = [...left.values()].filter((timeMs) => timeMs >= fromMs);
  return after.length > 0 ? Math.min(...after) : undefined;
}

function byBegin(one: Span, other: Span): number {
  return one.fromMs - other.fromMs || one.toMs - other.toMs;
}

/** A user of whom no event is known. */
export function unknownMember(userId: string): Member {
  return { userId, isPresent: false, isPublishing: false, sinceMs: 0, openSessions: [], stays: [] };
}
