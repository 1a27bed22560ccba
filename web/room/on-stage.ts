import type { Room } from '../api/types';

/** Somebody whom one meets on stage. */
export interface OnStage {
  userId: string;
  name: string;
  role: 'host' | 'cohost' | 'opponent';
  isPublishing: boolean;
  /** The room in whose channel they are, if it is another one: that of another host of a PK. */
  roomId?: string;
}

/** Everybody who is on stage, the host first; during a PK the hosts of the other rooms are the last. */
export function onStage({ stage, pk }: Pick<Room, 'stage' | 'pk'>): OnStage[] {
  const seated = stage.filter(({ state, isPresent }) => state === 'seated' && isPresent);
  if (pk?.state !== 'running') return seated;
  // The room tells nothing of who has no seat in it; who sends nothing yet is simply awaited.
  const hosts = pk.others.map(({ roomId, hostId: userId, hostName: name }): OnStage => {
    return { userId, name, role: 'opponent', isPublishing: true, roomId };
  });
  return [
    ...seated.filter(({ userId }) => !hosts.some((host) => host.userId === userId)),
    ...hosts,
  ];
}
