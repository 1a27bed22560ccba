import type { CountedGift } from '../api/types';

/** So many are named for each side. */
const MAX_GIVERS = 3;

/** Somebody who gave, with all that they gave in the round. */
export interface Giver {
  userId: string;
  points: number;
}

/** Who gave most to a room, the most first. Gifts of which nobody knows whose they are, are left out. */
export function topGivers(gifts: CountedGift[], roomId: string): Giver[] {
  const points = new Map<string, number>();
  for (const gift of gifts) {
    if (gift.roomId !== roomId || !gift.userId) continue;
    points.set(gift.userId, (points.get(gift.userId) ?? 0) + gift.points);
  }
  const givers = [...points].map(([userId, sum]) => ({ userId, points: sum }));
  return givers.sort((a, b) => b.points - a.points).slice(0, MAX_GIVERS);
}
