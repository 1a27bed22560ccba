/** PKs as the API shows them, from the side of one room. */
import type { Config } from '../config/config';
import type { Pk } from '../model/pk';
import { shownRounds } from '../model/pk-rounds';
import type { Room } from '../model/room';
import { otherSide, type PkSide, roundId, roundState, scoreFrom } from '../model/round';
import type { PkView } from './pk';
import { isoTime } from './time';

/** The PK that a room is in or invited to, at this moment. */
export function pkView(
  { mixer }: Config,
  room: Room,
  pk: Pk | undefined,
  nowMs: number,
): PkView | undefined {
  if (!room.pk || !pk || pk.state === 'over') return undefined;
  const { side } = room.pk;
  const { roomId, hostId, hostName } = pk[otherSide(side)];
  const { minutes, punishSeconds } = pk;
  return {
    pkId: pk.pkId,
    state: pk.state,
    invitedBy: pk.inviter.roomId,
    opponent: { roomId, hostId, hostName },
    ...(pk.state === 'invited' && {
      invitation: { minutes, punishSeconds, expiresAt: isoTime(pk.deadlineMs) },
    }),
    round: roundView(pk, side, nowMs),
    rounds: shownRounds(pk, side),
    proposal: proposalView(pk, side, nowMs),
    hostsJoinBoth: !mixer.mixesAcrossChannels,
  };
}

function roundView(pk: Pk, side: PkSide, nowMs: number): PkView['round'] {
  const { pkId, round, minutes, punishSeconds } = pk;
  const { number, startedAtMs, bellAtMs, punishUntilMs, score } = round;
  if (number === 0) return undefined;
  return {
    ...{ roundId: roundId(pkId, number), number, state: roundState(round, nowMs) },
    ...{ minutes, punishSeconds, score: scoreFrom(side, score) },
    startedAt: isoTime(startedAtMs),
    endsAt: isoTime(bellAtMs),
    punishUntil: isoTime(punishUntilMs),
  };
}

function proposalView({ proposal }: Pk, side: PkSide, nowMs: number): PkView['proposal'] {
  if (!proposal || nowMs >= proposal.untilMs) return undefined;
  const { by, minutes, punishSeconds, untilMs } = proposal;
  const proposedBy = by === side ? 'own' : 'opponent';
  return { by: proposedBy, minutes, punishSeconds, expiresAt: isoTime(untilMs) };
}
