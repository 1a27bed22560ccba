/**
 * A PK: rooms whose audiences see all their hosts, with rounds for points. Its own row is the truth; each
 * room's row points to it and says what the room has made of it so far. Everything here is a pure
 * decision about rows as they were read and the time; `use-cases/pk.ts` acts on it.
 */
import { fitsSeats } from './layout';
import type { LastPk, Pk, PkOutcome, PkPointer } from './pk';
import { invitedTo, openParties, othersIn, outcomeFor, partyOf, pkRoom } from './pk-parties';
import { lastStep, shownRounds } from './pk-rounds';
import type { Room } from './room';

/** How long an invitation waits for its answer. */
export const INVITATION_MS = 30_000;

/** A host who loses the connection may be back by then; after that the room leaves the PK. */
export const PK_GRACE_MS = 10_000;

/** A room that leaves a PK, or whose invitation ends, and why. */
export interface PkLeaving {
  roomId: string;
  outcome: PkOutcome;
}

/** What a room has to do about the PK that its row points to. */
export type PkStep =
  | { do: 'nothing' }
  | { do: 'show' }
  | { do: 'settle' }
  | { do: 'tell' }
  | ({ do: 'end' } & PkLeaving)
  | { do: 'leave' };

/** The pointer of a room that is invited to a PK, or invites to it. */
export function pkPointer(pk: Pk, { roomId, mix }: Room): PkPointer {
  const { pkId, deadlineMs } = pk;
  const stay = partyOf(pk, roomId)?.stay ?? 0;
  const others = openParties(pk).filter((party) => party.roomId !== roomId);
  return {
    ...{ pkId, stay, state: 'invited', others: others.map(pkRoom) },
    ...{ deadlineMs, toldStep: lastStep(pk), fence: mix.fence },
  };
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
  const { roomId, pk: pointer } = room;
  if (!pointer) return { do: 'nothing' };
  const party = pk && partyOf(pk, roomId);
  if (!party || party.state === 'gone' || pk.state === 'over') return { do: 'leave' };
  // It has left, and come back since.
  if (party.stay !== pointer.stay) return { do: 'leave' };
  if (room.state === 'closed') return { do: 'end', roomId, outcome: 'room-closed' };
  const invited = invitedTo(pk);
  if (invited && nowMs >= pk.deadlineMs) {
    return { do: 'end', roomId: invited.roomId, outcome: 'expired' };
  }
  const { state: mixState, fence } = room.mix;
  if (mixState === 'idle' || mixState === 'stopping' || fence !== pointer.fence) {
    return { do: 'end', roomId, outcome: 'mix-ended' };
  }
  if (pk.state === 'invited' || party.state === 'invited') return { do: 'nothing' };
  // Who was not there when it began still has the grace to come.
  const goneSinceMs = Math.max(hostGoneSinceMs ?? nowMs, party.sinceMs);
  if (nowMs - goneSinceMs >= PK_GRACE_MS) return { do: 'end', roomId, outcome: 'host-left' };
  if (pointer.state === 'invited' || !showsAll(pointer, pk, roomId)) return { do: 'show' };
  if (!pk.round.isSettled && nowMs >= pk.round.bellAtMs) return { do: 'settle' };
  return lastStep(pk) > pointer.toldStep ? { do: 'tell' } : { do: 'nothing' };
}

/** Whether the room knows of all who are in the PK. */
function showsAll({ others }: PkPointer, pk: Pk, roomId: string): boolean {
  const ids = (rooms: PkPointer['others']) => rooms.map((each) => each.roomId).join();
  return ids(others) === ids(othersIn(pk, roomId));
}

/** Whether the room's mix can show other hosts. */
export function canShowPk({ mix }: Room): boolean {
  return mix.params !== undefined && fitsSeats('side-by-side', mix.params.seats);
}

/** The last PK of a room, as it sees it. */
export function lastPkOf(pk: Pk, roomId: string): LastPk {
  const party = partyOf(pk, roomId);
  const others = pk.parties.filter((each) => each.roomId !== roomId && each.sinceMs > 0);
  return {
    pkId: pk.pkId,
    others: others.map(pkRoom),
    rounds: shownRounds(pk, roomId),
    outcome: outcomeFor(pk, roomId) ?? 'ended-by-host',
    endedAt: new Date(party?.goneAtMs ?? pk.endedAtMs).toISOString(),
  };
}
