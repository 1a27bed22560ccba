import type { Room, StageMember } from '../api/types';
import { isMutedInMix } from './muting';

/** How the audience has somebody on stage. */
export type Airing = 'invited' | 'absent' | 'present' | 'inPicture' | 'heardOnly' | 'silent';

/** How somebody reaches the audience. */
export function airingOf(
  room: Pick<Room, 'kind' | 'mix' | 'stage' | 'seats'>,
  member: StageMember,
): Airing {
  const { state, isPresent, isPublishing, isInPicture, userId } = member;
  if (state === 'invited') return 'invited';
  if (!isPublishing) return isPresent ? 'present' : 'absent';
  if (room.kind === 'voice' || room.mix.state !== 'live' || isInPicture) {
    return 'inPicture';
  }
  return isMutedInMix(room, userId) ? 'silent' : 'heardOnly';
}

/** Those who send and have no pane: the audience only hears them. */
export function withoutPane(room: Pick<Room, 'kind' | 'mix' | 'stage' | 'seats'>): StageMember[] {
  return room.stage.filter((member) => ['heardOnly', 'silent'].includes(airingOf(room, member)));
}

/** Those on stage who have something to show. */
export function withPicture({ stage }: Pick<Room, 'stage'>): StageMember[] {
  return stage.filter(({ state, isPublishing }) => state === 'seated' && isPublishing);
}
