import type { Room } from '../api/types';

/** Somebody whom one meets on stage. */
export interface OnStage {
  userId: string;
  name: string;
  role: 'host' | 'cohost' | 'opponent';
  isPublishing: boolean;
}

/** Everybody who is on stage, the host first; during a PK the other room's host is the last. */
export function onStage({ stage, pk }: Pick<Room, 'stage' | 'pk'>): OnStage[] {
  const seated = stage.filter(({ state, isPresent }) => state === 'seated' && isPresent);
  if (pk?.state !== 'running') return seated;
  const { hostId: userId, hostName: name } = pk.opponent;
  // The room tells nothing of who has no seat in it; who sends nothing yet is simply awaited.
  return [...seated, { userId, name, role: 'opponent', isPublishing: true }];
}
