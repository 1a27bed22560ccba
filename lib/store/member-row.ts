import { byBegin, endOfSeen, FOR_EVER, type Member, type MemberEvent } from '../model/presence';
import type { Row } from '../model/table';

export const COLUMN = /^(joined|left|published)_(.+)$/;

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
