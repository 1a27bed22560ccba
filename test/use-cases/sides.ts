/** A score as a result has it: the points of each room, the own one first. */
export function sides(points: Record<string, number>) {
  return Object.entries(points).map(([roomId, count]) => ({ roomId, points: count }));
}
