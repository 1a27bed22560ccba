import type { Room } from './room';

/** The duration of a room whose host has left it open. */
export const LEFT_OPEN = 0;

/**
 * When a mix that starts now is over at the latest. The deployment's limit may have been lowered since
 * the room was made, and no push URL outlives it by much.
 */
export function endsByMs(room: Timed, startedAtMs: number, maxMixMinutes: number): number {
  return startedAtMs + longestMixMinutes(room, maxMixMinutes) * 60_000;
}

/** How long a mix of the room may run, by its own rule and the deployment's. */
export function longestMixMinutes({ maxDurationMinutes }: Timed, maxMixMinutes: number): number {
  if (maxDurationMinutes === LEFT_OPEN) return maxMixMinutes;
  return Math.min(maxDurationMinutes, maxMixMinutes);
}

type Timed = Pick<Room, 'maxDurationMinutes'>;
