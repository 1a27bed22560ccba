import type { Mix, MixLook } from '../api/types';

/** Whether the audience does not hear a member, who is still heard on stage. */
export function isMutedInMix({ state, muted = [] }: Mix, userId: string): boolean {
  return state !== 'idle' && muted.includes(userId);
}

/** The change that takes a member's sound out of the mix, or back into it. */
export function withMuted({ muted = [] }: Mix, userId: string, isMuted: boolean): MixLook {
  const others = muted.filter((each) => each !== userId);
  return { muted: isMuted ? [...others, userId] : others };
}
