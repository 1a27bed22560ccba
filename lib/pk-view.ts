/** PKs as the API shows them, from the side of one room. */
import { otherSide, type Pk } from './pk-state';
import type { Room } from './room-row';

/** The PK that a room is in or invited to. */
export function pkView(room: Room, pk: Pk | undefined) {
  if (!room.pk || !pk || pk.state === 'over') return undefined;
  const { side } = room.pk;
  const { roomId, hostId, hostName } = pk[otherSide(side)];
  return {
    pkId: pk.pkId,
    state: pk.state,
    invitedBy: pk.inviter.roomId,
    opponent: { roomId, hostId, hostName },
    minutes: pk.minutes,
    endsAt: new Date(pk.deadlineMs).toISOString(),
    score: { own: pk[side].score, opponent: pk[otherSide(side)].score },
  };
}

/** The last PK of a room, as its row keeps it. */
export function lastPkText(pk: Pk, room: Room): string {
  const side = room.pk?.side ?? 'inviter';
  const { roomId, hostId, hostName } = pk[otherSide(side)];
  return JSON.stringify({
    pkId: pk.pkId,
    opponent: { roomId, hostId, hostName },
    score: { own: pk[side].score, opponent: pk[otherSide(side)].score },
    outcome: pk.outcome,
    endedAt: new Date(pk.endedAtMs).toISOString(),
  });
}
