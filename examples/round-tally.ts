import type { components } from '../web/api/schema';

/** A page of `GET /list-gifts/{roundId}`. */
export type LedgerPage = components['schemas']['Ledger'];

/** How many of those who gave most are named for each room. */
const TOP_GIVERS = 3;

/** What the gifts of a round come to, counted without asking the service for any sum. */
export interface Tally {
  gifts: number;
  /** Points by room. */
  score: Record<string, number>;
  /** The rooms that have won: one, or those of a team; none if the first have as many points. */
  winners: string[];
  /** Who gave most to each room, the most first; whoever gave without a name is in no list. */
  topGivers: Record<string, { userId: string; points: number }[]>;
}

/** Counts all pages of a round's ledger. Throws if a gift is there twice, or one may yet come. */
export function tally(pages: LedgerPage[]): Tally {
  const [first] = pages;
  if (!first?.isFinal) throw new Error('The round is not over yet: gifts may still be counted.');
  const gifts = pages.flatMap((page) => page.gifts);
  const ids = new Set(gifts.map(({ eventId }) => eventId));
  if (ids.size !== gifts.length) throw new Error(`${gifts.length - ids.size} gifts are doubled.`);
  const of = (room: string) => gifts.filter(({ roomId }) => roomId === room);
  const score = Object.fromEntries(
    first.roomIds.map((room) => [room, of(room).reduce((sum, { points }) => sum + points, 0)]),
  );
  return {
    gifts: gifts.length,
    score,
    winners: winnersOf(first, score),
    topGivers: Object.fromEntries(first.roomIds.map((room) => [room, topGivers(of(room))])),
  };
}

/**
 * Of the teams that have not all given the round up or left it, that with more points than all others;
 * without teams each room is one. A room that is out has lost, also in a team that wins.
 */
function winnersOf(
  { roomIds, outRoomIds, teams = roomIds.map((room) => [room]) }: LedgerPage,
  score: Record<string, number>,
): string[] {
  const isIn = (room: string) => !outRoomIds.includes(room);
  const left = teams.filter((team) => team.some(isIn));
  const sums = left.map((team) => team.reduce((sum, room) => sum + (score[room] ?? 0), 0));
  const leaders = left.filter((_, index) => sums[index] === Math.max(...sums));
  return leaders.length === 1 ? leaders.flat().filter(isIn) : [];
}

function topGivers(gifts: LedgerPage['gifts']) {
  const points = new Map<string, number>();
  for (const { userId, points: more } of gifts) {
    if (userId) points.set(userId, (points.get(userId) ?? 0) + more);
  }
  const givers = [...points].map(([userId, sum]) => ({ userId, points: sum }));
  return givers.sort((a, b) => b.points - a.points).slice(0, TOP_GIVERS);
}
