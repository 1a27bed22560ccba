/** The files of a replay as one film, by the lengths that the API tells. */
import type { ReplayPart } from '../api/types';

type Length = Pick<ReplayPart, 'durationMs'>;

/** A moment of a film: in which file, and where in it. */
export interface Place {
  index: number;
  offsetMs: number;
}

/** Where a moment is; what is beyond the film is its first or its last moment. */
export function placeAt(parts: readonly Length[], atMs: number): Place {
  let offsetMs = Math.max(0, atMs);
  for (const [index, { durationMs }] of parts.entries()) {
    if (offsetMs < durationMs) return { index, offsetMs };
    offsetMs -= durationMs;
  }
  return { index: parts.length - 1, offsetMs: parts.at(-1)?.durationMs ?? 0 };
}

/** The moment of the film at a place; a file that is longer than was told ends where the next begins. */
export function momentAt(parts: readonly Length[], { index, offsetMs }: Place): number {
  const own = parts[index]?.durationMs ?? 0;
  return lengthOf(parts.slice(0, index)) + Math.min(own, offsetMs);
}

/** How long the files are together, in milliseconds. */
export function lengthOf(parts: readonly Length[]): number {
  return parts.reduce((sum, { durationMs }) => sum + durationMs, 0);
}
