import type { MixStart, Orientation, RoomKind } from '../api/types';

/** Enough for two pairs. */
const SEATS = 4;

/**
 * The shape of a show that has not begun: what the host has chosen, and else what fits the host's
 * camera, as a phone that is held upright makes a show in portrait. A voice room has no shape.
 */
export function firstShape(
  kind: RoomKind,
  wish: MixStart,
  camera: Orientation | undefined,
): MixStart {
  if (kind === 'voice') return wish;
  const orientation = wish.orientation ?? camera ?? 'landscape';
  const ofTwo = orientation === 'portrait' ? 'stacked' : 'side-by-side';
  // A layout of two cannot start with a place for one.
  const layout = wish.seats === 1 ? 'solo' : ofTwo;
  return { layout, resolution: '720p', seats: SEATS, ...wish, orientation };
}

/** How a picture of this size is held; a square one is shown lying. */
export function orientationOf({
  width,
  height,
}: {
  width: number;
  height: number;
}): Orientation | undefined {
  if (width === 0 || height === 0) return undefined;
  return height > width ? 'portrait' : 'landscape';
}
