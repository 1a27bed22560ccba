import type { Span } from './span';

/**
 * Who is in a room, from events that may come twice, late, or in any order. Each session of a user
 * is two grow-only marks, "joined" and "left", each with its time; a session that has left stays
 * left. So every order of the same events leads to the same end.
 */
export interface MemberEvent {
  roomId: string;
  userId: string;
  sessionId: string;
  tag: (typeof MEMBER_TAGS)[number];
  atMs: number;
}

/** The events of a session. */
export const MEMBER_TAGS = ['joined', 'left', 'published'] as const;

/** A user, as known from events. */
export interface Member {
  userId: string;
  isPresent: boolean;
  isPublishing: boolean;
  /** Since when the user is present, or when they were last seen to leave; 0 for never. */
  sinceMs: number;
  /** Sessions that have not left. */
  openSessions: string[];
  /** When the user was there, as far as events are known. */
  stays: Span[];
}

/**
 * What the ids of sessions begin with without an event: the user was seen in the channel.
 * Those of events are hexadecimal.
 */
const SEEN = 'seen';
const FOR_EVER = Number.POSITIVE_INFINITY;

/** When each session of a user joined, left and published, by the session's id; in ms. */
export type Marks = Record<MemberEvent['tag'], Map<string, number>>;

/** The session of a user who was seen in the channel at a time. */
export function seenSession(timeMs: number): string {
  return `${SEEN}${timeMs}`;
}

/** A user by these marks. Publishing implies having joined: a join may be late or lost. */
export function memberOf(userId: string, { joined, left, published }: Marks): Member {
  const sessions = [...new Map([...published, ...joined])].map(([id, fromMs]) => {
    const toMs = left.get(id) ?? endOfSeen(id, fromMs, left) ?? FOR_EVER;
    return { id, fromMs, toMs };
  });
  const open = sessions.filter(({ toMs }) => toMs === FOR_EVER);
  const sinceMs = open.length > 0 ? open.map(({ fromMs }) => fromMs) : left.values();
  return {
    userId,
    isPresent: open.length > 0,
    isPublishing: open.some(({ id }) => published.has(id)),
    sinceMs: Math.max(0, ...sinceMs),
    openSessions: open.map(({ id }) => id),
    stays: sessions.map(({ fromMs, toMs }) => ({ fromMs, toMs })).sort(byBegin),
  };
}

/** A user of whom no event is known. */
export function unknownMember(userId: string): Member {
  return memberOf(userId, { joined: new Map(), left: new Map(), published: new Map() });
}

/** A user who was seen is gone when the first of their sessions leaves afterwards. */
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
