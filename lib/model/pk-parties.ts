/** Which rooms are in a PK, and what it is after one was invited, has come in, or has gone. */
import type { Pk, PkOutcome, PkParty, PkRoom } from './pk';
import { begun } from './pk-terms';
import { type RoundTerms, ringIfDecided, withOut } from './round';

/** A PK has at most so many rooms at a time, with the one that is invited. */
export const MAX_PK_ROOMS = 4;
/** Where the mixes cannot take users of other channels, each host has to send into the other one. */
export const MAX_ROOMS_OF_ONE_CHANNEL = 2;
/** So many different rooms may come and go within one PK; all are kept in its row. */
export const MAX_PARTIES = 20;

/** What a host asks for who invites the host of another room. */
export interface Invitation extends RoundTerms {
  roomId: string;
  opponentRoomId: string;
}

/** What the room is to the PK. */
export function partyOf(pk: Pk, roomId: string): PkParty | undefined {
  return pk.parties.find((party) => party.roomId === roomId);
}

/** The rooms that are in the PK. */
export function partiesIn({ parties }: Pick<Pk, 'parties'>): PkParty[] {
  return parties.filter(({ state }) => state === 'in');
}

/** The room that is invited and has not answered: one at a time. */
export function invitedTo({ parties }: Pk): PkParty | undefined {
  return parties.find(({ state }) => state === 'invited');
}

/**
 * Whether the room has invited this other one with these terms, and the invitation is open. The terms of
 * a PK that runs stay, whatever an invitation says.
 */
export function hasInvited(
  pk: Pk,
  { roomId, opponentRoomId, minutes, punishSeconds }: Invitation,
): boolean {
  const invited = invitedTo(pk);
  if (invited?.roomId !== opponentRoomId || invited.invitedBy !== roomId) return false;
  const isOfTerms = pk.minutes === minutes && pk.punishSeconds === punishSeconds;
  return pk.state === 'running' || (pk.state === 'invited' && isOfTerms);
}

/** All rooms that are in the PK, or may come in. */
export function openParties({ parties }: Pk): PkParty[] {
  return parties.filter(({ state }) => state !== 'gone');
}

/** What others see of a room. */
export function pkRoom({ roomId, hostId, hostName }: PkRoom): PkRoom {
  return { roomId, hostId, hostName };
}

/** How the PK, or the invitation to it, has ended for the room; undefined while it has not. */
export function outcomeFor(pk: Pk, roomId: string): PkOutcome | undefined {
  return partyOf(pk, roomId)?.outcome ?? pk.outcome;
}

/** Whom the room meets in the PK. */
export function othersIn(pk: Pk, roomId: string): PkRoom[] {
  return partiesIn(pk)
    .filter((party) => party.roomId !== roomId)
    .map(pkRoom);
}

/** A room is invited by one that is in the PK. */
export function withInvited(pk: Pk, room: PkRoom, invitedBy: string, deadlineMs: number): Pk {
  const others = pk.parties.filter(({ roomId }) => roomId !== room.roomId);
  const stay = pk.version + 1;
  const since = { stay, sinceMs: 0, sinceRound: 0 };
  const invited: PkParty = { ...pkRoom(room), state: 'invited', invitedBy, ...since };
  return { ...pk, parties: [...others, invited], deadlineMs };
}

/**
 * The invited room comes in. With the second the PK begins, and its first round; any other room takes
 * part from the next round on. What was proposed was proposed to others.
 */
export function withAccepted(pk: Pk, roomId: string, nowMs: number): Pk {
  const isFirst = pk.state === 'invited';
  const parties = pk.parties.map((party): PkParty => {
    const comesIn = party.roomId === roomId || (isFirst && party.state === 'in');
    const sinceRound = pk.round.number;
    return comesIn ? { ...party, state: 'in', sinceMs: nowMs, sinceRound } : party;
  });
  const joined: Pk = { ...pk, parties, proposal: undefined };
  if (!isFirst) return joined;
  return begun({ ...joined, state: 'running', startedAtMs: nowMs }, pk, nowMs);
}

/**
 * A room leaves, or an invitation ends. Who leaves has lost the round that runs. The PK goes on while
 * two rooms are left; an invitation that ends leaves it as it was.
 */
export function withoutParty(pk: Pk, roomId: string, outcome: PkOutcome, nowMs: number): Pk {
  const wasIn = partyOf(pk, roomId)?.state === 'in';
  const parties = pk.parties.map((party): PkParty => {
    if (party.roomId !== roomId) return party;
    return { ...party, state: 'gone', outcome, goneAtMs: nowMs };
  });
  const left: Pk = { ...pk, parties };
  const isOver = pk.state === 'invited' || partiesIn(left).length < 2;
  const round = wasIn ? withOut(pk.round, { roomId, out: 'left' }, nowMs) : pk.round;
  if (isOver) return { ...left, round, state: 'over', outcome, endedAtMs: nowMs };
  if (!wasIn) return left;
  return { ...left, round: ringIfDecided(round, pk, nowMs), proposal: undefined };
}
