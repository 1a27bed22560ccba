import type { Room } from '../api/types';

/** Who goes on with the show if its host stays away: the deputy, if they are on stage. */
export function deputyInPlace({ deputyId, stage }: Pick<Room, 'deputyId' | 'stage'>) {
  if (deputyId === undefined) return undefined;
  return stage.find(
    ({ userId, state, isPresent }) => userId === deputyId && state === 'seated' && isPresent,
  );
}
