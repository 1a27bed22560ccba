/**
 * A PK: two rooms whose audiences see both hosts, with rounds for points. Its own row is the truth; each
 * room's row points to it and says what the room has made of it so far. Everything here is a pure
 * decision about rows as they were read and the time; `use-cases/pk.ts` acts on it.
 */
import { fitsSeats } from './layout';
import type { LastPk, Pk, PkOutcome, PkPointer } from './pk';
import { lastRank, shownRounds } from './pk-rounds';
import type { Room } from './room';
import { otherSide, type PkSide } from './round';

/** How long an invitation waits for its answer. */
export const INVITATION_MS = 30_000;

/** A host who loses the connection may be back by then; after that the PK is over. */
export const PK_GRACE_MS = 10_000;

/** What a room has to do about the PK that its row points to. */
export type PkStep =
  | { do: 'nothing' }
  | { do: 'show' }
  | { do: 'settle' }
  | { do: 'tell' }
  | { do: 'end'; outcome: PkOutcome }
  | { do: 'leave' };

/** The pointer of a room that is invited to a PK, or invites to it. */
export function pkPointer({ pkId, deadlineMs, ...pk }: Pk, side: PkSide, { mix }: Room): PkPointer {
  const { roomId, hostId, hostName } = pk[otherSide(side)];
  const opponent = {
    opponentRoomId: roomId,
    opponentHostId: hostId,
    opponentHostName: hostName,
  };
  return { pkId, side, state: 'invited', ...opponent, deadlineMs, toldRank: 0, fence: mix.fence };
}

/**
 * What the room has to do next, given the PK's own row (none if it was never written) and since when
 * the host has been away (undefined while present).
 */
export function nextPkStep(
  room: Room,
  pk: Pk | undefined,
  { nowMs, hostGoneSinceMs }: { nowMs: number; hostGoneSinceMs: number | undefined },
): PkStep {
  if (!room.pk) return { do: 'nothing' };
  if (!pk || pk.state === 'over') return { do: 'leave' };
  if (room.state === 'closed') return { do: 'end', outcome: 'room-closed' };
  if (pk.state === 'invited' && nowMs >= pk.deadlineMs) return { do: 'end', outcome: 'expired' };
  const { state: mixState, fence } = room.mix;
  if (mixState === 'idle' || mixState === 'stopping' || fence !== room.pk.fence) {
    return { do: 'end', outcome: 'mix-ended' };
  }
  // Who was not there when it began still has the grace to come.
  const goneSinceMs = Math.max(hostGoneSinceMs ?? nowMs, pk.startedAtMs);
  const goneMs = nowMs - goneSinceMs;
  if (pk.state === 'running' && goneMs >= PK_GRACE_MS) return { do: 'end', outcome: 'host-left' };
  if (pk.state === 'invited') return { do: 'nothing' };
  if (room.pk.state === 'invited') return { do: 'show' };
  if (!pk.round.isSettled && nowMs >= pk.round.bellAtMs) return { do: 'settle' };
  return lastRank(pk) > room.pk.toldRank ? { do: 'tell' } : { do: 'nothing' };
}

/** Whether the room's mix can show two hosts. */
export function canShowPk({ mix }: Room): boolean {
  return mix.params !== undefined && fitsSeats('side-by-side', mix.params.seats);
}

/** The last PK of a room, as one side sees it. */
export function lastPkOf(pk: Pk, side: PkSide): LastPk {
  return {
    pkId: pk.pkId,
    opponent: pk[otherSide(side)],
    rounds: shownRounds(pk, side),
    outcome: pk.outcome ?? 'ended-by-host',
    endedAt: new Date(pk.endedAtMs).toISOString(),
  };
}
