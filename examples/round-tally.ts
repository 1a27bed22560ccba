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
  /** The room that has won; absent if the first have as many points. */
  winner: string | undefined;
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
    winner: winnerOf(first, score),
    topGivers: Object.fromEntries(first.roomIds.map((room) => [room, topGivers(of(room))])),
  };
}

/** Of those who have neither given the round up nor left it, who has more points than all others. */
function winnerOf(
  { roomIds, outRoomIds }: LedgerPage,
  score: Record<string, number>,
): string | undefined {
  const rooms = roomIds.filter((room) => !outRoomIds.includes(room));
  const most = Math.max(...rooms.map((room) => score[room] ?? 0));
  const leaders = rooms.filter((room) => score[room] === most);
  return leaders.length === 1 ? leaders[0] : undefined;
}

function topGivers(gifts: LedgerPage['gifts']) {
  const points = new Map<string, number>();
  for (const { userId, points: more } of gifts) {
    if (userId) points.set(userId, (points.get(userId) ?? 0) + more);
  }
  const givers = [...points].map(([userId, sum]) => ({ userId, points: sum }));
  return givers.sort((a, b) => b.points - a.points).slice(0, TOP_GIVERS);
}
