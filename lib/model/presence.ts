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
const SECOND_MS = 1000;

/** How long after somebody came or left the service's list may not tell it yet. */
const LISTED_AFTER_MS = 10_000;

const FOR_EVER = Number.POSITIVE_INFINITY;

/** When each session of a user joined, left and published, by the session's id; in ms. */
export type Marks = Record<MemberEvent['tag'], Map<string, number>>;

/**
 * That a user was seen in the channel. Events tell whole seconds, and one that tells of leaving in the
 * same second is to end it.
 */
export function seenEvent(roomId: string, userId: string, timeMs: number): MemberEvent {
  const atMs = Math.floor(timeMs / SECOND_MS) * SECOND_MS;
  return { roomId, userId, sessionId: `${SEEN}${atMs}`, tag: 'joined', atMs };
}

/**
 * What the list of a channel's users tells and no event has: who has left, and who is there of those
 * who may be. Who has just come or gone may be listed as before.
 */
export function eventsOfList(
  list: { roomId: string; users: string[]; readAtMs: number },
  known: Member[],
  mayBeThere: (userId: string) => boolean,
): MemberEvent[] {
  const { roomId, users, readAtMs } = list;
  const settled = known.filter(({ sinceMs }) => sinceMs <= readAtMs - LISTED_AFTER_MS);
  const gone = settled.filter(({ isPresent, userId }) => isPresent && !users.includes(userId));
  const lost = gone.flatMap(({ userId, openSessions }) =>
    openSessions.map((sessionId) => ({ userId, sessionId, tag: 'left' as const })),
  );
  const isMissed = (userId: string) => {
    const member = known.find((each) => each.userId === userId);
    return !member || (!member.isPresent && settled.includes(member));
  };
  const come = users.filter((userId) => mayBeThere(userId) && isMissed(userId));
  return [
    ...lost.map((event) => ({ roomId, ...event, atMs: readAtMs })),
    ...come.map((userId) => seenEvent(roomId, userId, readAtMs)),
  ];
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

/** This user, as far as any event is known of them. */
export function memberNamed(userId: string, known: readonly Member[]): Member {
  return known.find((member) => member.userId === userId) ?? unknownMember(userId);
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
