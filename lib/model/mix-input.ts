/**
 * What the service is asked to mix: the room's scene, and who is in it where that has to be said. A
 * service may mix only those who are named, so a request that names one has to name all.
 */

import { isAboutPeople, type MixParams } from './layout';
import type { MixTask } from './mixer';
import type { Room } from './room';

/** What the service shall mix: during a PK both hosts, each room's own on the left. */
export function shownMix(
  { hostId, pk, stage }: Room,
  params: MixParams,
): Pick<MixTask, 'params' | 'cast'> {
  const seated = stage.filter((seat) => seat.state === 'seated').map((seat) => seat.userId);
  if (pk?.state !== 'running') {
    return isAboutPeople(params) ? { params, cast: { cohostIds: seated } } : { params };
  }
  const { opponentRoomId: channelId, opponentHostId: userId } = pk;
  return {
    params: { ...params, layout: 'side-by-side', panes: [hostId, userId] },
    cast: {
      cohostIds: seated.filter((cohostId) => cohostId !== userId),
      opponent: { channelId, userId },
    },
  };
}

/** Whether the mix has to be told of everybody who comes on stage or leaves it. */
export function namesPeople(room: Room): boolean {
  const { params } = room.mix;
  return params !== undefined && shownMix(room, params).cast !== undefined;
}
