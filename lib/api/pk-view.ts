/** PKs as the API shows them, from the side of one room. */
import type { Config } from '../config/config';
import type { Pk } from '../model/pk';
import { invitedTo, othersIn, partyOf, pkRoom } from '../model/pk-parties';
import { shownRounds, shownScore } from '../model/pk-rounds';
import type { Room } from '../model/room';
import { roundId, roundState } from '../model/round';
import type { PkView } from './pk';
import { isoTime } from './time';

/** The PK that a room is in or invited to, at this moment. */
export function pkView(
  { mixer }: Config,
  { roomId, pk: pointer }: Room,
  pk: Pk | undefined,
  nowMs: number,
): PkView | undefined {
  if (!pointer || !pk || pk.state === 'over') return undefined;
  const isInvited = partyOf(pk, roomId)?.state === 'invited';
  return {
    pkId: pk.pkId,
    state: isInvited ? 'invited' : pk.state,
    others: othersIn(pk, roomId),
    invitation: invitationView(pk),
    round: roundView(pk, roomId, nowMs),
    rounds: shownRounds(pk, roomId),
    proposal: proposalView(pk, nowMs),
    hostsJoinBoth: !mixer.mixesAcrossChannels,
  };
}

function invitationView(pk: Pk): PkView['invitation'] {
  const invited = invitedTo(pk);
  if (!invited?.invitedBy) return undefined;
  const { invitedBy } = invited;
  const { minutes, punishSeconds, deadlineMs } = pk;
  const expiresAt = isoTime(deadlineMs);
  return { ...pkRoom(invited), invitedBy, minutes, punishSeconds, expiresAt };
}

function roundView(pk: Pk, roomId: string, nowMs: number): PkView['round'] {
  const { pkId, round, minutes, punishSeconds } = pk;
  const { number, startedAtMs, bellAtMs, punishUntilMs, score } = round;
  if (number === 0) return undefined;
  return {
    ...{ roundId: roundId(pkId, number), number, state: roundState(round, nowMs) },
    ...{ minutes, punishSeconds, score: shownScore(pk, score, roomId) },
    startedAt: isoTime(startedAtMs),
    endsAt: isoTime(bellAtMs),
    punishUntil: isoTime(punishUntilMs),
  };
}

function proposalView({ proposal }: Pk, nowMs: number): PkView['proposal'] {
  if (!proposal || nowMs >= proposal.untilMs) return undefined;
  const { by, acceptedBy, minutes, punishSeconds, teams, untilMs } = proposal;
  return {
    ...{ by, acceptedBy: [...acceptedBy], minutes, punishSeconds },
    ...(teams && { teams }),
    expiresAt: isoTime(untilMs),
  };
}
