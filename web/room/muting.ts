import type { Mix, MixLook, Room } from '../api/types';

/** Whether the audience does not hear a member, who is still heard on stage. */
export function isMutedInMix({ mix, seats }: Pick<Room, 'mix' | 'seats'>, userId: string): boolean {
  const seat = seats.find((each) => each.userId === userId);
  return mix.state !== 'idle' && (isMuted(mix, userId) || seat?.allowMicrophone === false);
}

/** Whether the host or a moderator has muted this member, wherever they sit. */
export function isMuted({ muted = [] }: Mix, userId: string): boolean {
  return muted.includes(userId);
}

/** The change that takes a member's sound out of the mix, or back into it. */
export function withMuted({ muted = [] }: Mix, userId: string, isMuted: boolean): MixLook {
  const others = muted.filter((each) => each !== userId);
  return { muted: isMuted ? [...others, userId] : others };
}
