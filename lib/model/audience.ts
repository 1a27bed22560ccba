/** How many play a stream, and when they were counted. */
export interface ViewerCount {
  count: number;
  countedAtMs: number;
}

/** The live service, as far as it counts who watches. */
export interface Audience {
  /**
   * How many played each stream at that minute, by the stream's name; who plays none is not in it.
   * Throws when the service does not say.
   */
  viewersAt(timeMs: number): Promise<ReadonlyMap<string, number>>;
}

/**
 * So long after a minute its count is there.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describelivedomainonlineusernum
 */
export const COUNTED_AFTER_MS = 5 * 60_000;

/** Counts come every minute; one that is this old has no newer one. */
const STALE_AFTER_MS = COUNTED_AFTER_MS + 3 * 60_000;

/** The count of a mix that has been running since then, if there is a new one. */
export function currentCount(
  viewers: ViewerCount | undefined,
  { startedAtMs, nowMs }: { startedAtMs: number; nowMs: number },
): ViewerCount | undefined {
  if (!viewers || viewers.countedAtMs < startedAtMs) return undefined;
  return nowMs - viewers.countedAtMs <= STALE_AFTER_MS ? viewers : undefined;
}
