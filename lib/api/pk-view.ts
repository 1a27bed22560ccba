/** PKs as the API shows them, from the side of one room. */
import type { Config } from '../config';
import { otherSide, type Pk, type PkSide } from '../model/pk-state';
import type { Room } from '../store/room-row';
import type { LastPkView, PkView } from './pk';

/** The PK that a room is in or invited to. */
export function pkView({ mixer }: Config, room: Room, pk: Pk | undefined): PkView | undefined {
  if (!room.pk || !pk || pk.state === 'over') return undefined;
  const { side } = room.pk;
  return {
    pkId: pk.pkId,
    state: pk.state,
    invitedBy: pk.inviter.roomId,
    minutes: pk.minutes,
    endsAt: new Date(pk.deadlineMs).toISOString(),
    ...seenFrom(side, pk),
    hostsJoinBoth: !mixer.mixesAcrossChannels,
  };
}

/** The last PK of a room, as its row keeps it. */
export function lastPkText(pk: Pk, side: PkSide): string {
  const last: LastPkView = {
    pkId: pk.pkId,
    outcome: pk.outcome ?? 'time-is-up',
    endedAt: new Date(pk.endedAtMs).toISOString(),
    ...seenFrom(side, pk),
  };
  return JSON.stringify(last);
}

function seenFrom(side: PkSide, pk: Pk) {
  const { roomId, hostId, hostName, score } = pk[otherSide(side)];
  return {
    opponent: { roomId, hostId, hostName },
    score: { own: pk[side].score, opponent: score },
  };
}
