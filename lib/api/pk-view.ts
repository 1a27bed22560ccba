/** PKs as the API shows them, from the side of one room. */
import type { Config } from '../config/config';
import type { Pk } from '../model/pk';
import { seenFrom } from '../model/pk-state';
import type { Room } from '../model/room';
import type { PkView } from './pk';
import { isoTime } from './time';

/** The PK that a room is in or invited to. */
export function pkView({ mixer }: Config, room: Room, pk: Pk | undefined): PkView | undefined {
  if (!room.pk || !pk || pk.state === 'over') return undefined;
  const { side } = room.pk;
  return {
    pkId: pk.pkId,
    state: pk.state,
    invitedBy: pk.inviter.roomId,
    minutes: pk.minutes,
    endsAt: isoTime(pk.deadlineMs),
    ...seenFrom(side, pk),
    hostsJoinBoth: !mixer.mixesAcrossChannels,
  };
}
