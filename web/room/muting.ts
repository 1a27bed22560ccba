import type { Mix } from '../api/types';

/** Whether the audience does not hear a member, who is still heard on stage. */
export function isMutedInMix({ state, muted = [] }: Mix, userId: string): boolean {
  return state !== 'idle' && muted.includes(userId);
}
