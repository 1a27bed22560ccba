/** How the rounds of a PK come about: the hosts of all its rooms want the same. */
import type { Pk } from './pk';
import { newRound, PROPOSAL_MS, pastRound, type RoundTerms, ringIfDecided, withOut } from './round';

/** The next round, among the rooms that are in the PK now. */
export function begun(pk: Pk, { minutes, punishSeconds }: RoundTerms, nowMs: number): Pk {
  const { round, past } = pk;
  const terms = { minutes, punishSeconds };
  return {
    ...{ ...pk, ...terms, proposal: undefined },
    past: round.number > 0 ? [...past, pastRound(round, 0)] : past,
    round: newRound({ number: round.number + 1, roomIds: roomIdsIn(pk) }, terms, nowMs),
  };
}

/**
 * The host of a room wants a round of these terms. It begins when the hosts of all rooms do; other
 * terms, or those of a proposal that has run out, are a proposal of their own.
 */
export function wanted(pk: Pk, roomId: string, terms: RoundTerms, nowMs: number): Pk {
  const known = pk.proposal && isSame(pk.proposal, terms, nowMs) ? pk.proposal : undefined;
  const acceptedBy = [...new Set([...(known?.acceptedBy ?? []), roomId])];
  if (roomIdsIn(pk).every((each) => acceptedBy.includes(each))) return begun(pk, terms, nowMs);
  const by = known?.by ?? roomId;
  const untilMs = known && by !== roomId ? known.untilMs : nowMs + PROPOSAL_MS;
  const { minutes, punishSeconds } = terms;
  return { ...pk, proposal: { minutes, punishSeconds, by, acceptedBy, untilMs } };
}

/** A room gives the round up; if one room is left that can win it, it is over. */
export function surrendered(pk: Pk, roomId: string, nowMs: number): Pk {
  const round = withOut(pk.round, { roomId, out: 'surrendered' }, nowMs);
  return { ...pk, round: ringIfDecided(round, pk, nowMs) };
}

/** The score of the round is final. */
export function settled(pk: Pk): Pk {
  return { ...pk, round: { ...pk.round, isSettled: true } };
}

function isSame(
  proposal: NonNullable<Pk['proposal']>,
  { minutes, punishSeconds }: RoundTerms,
  nowMs: number,
): boolean {
  if (nowMs >= proposal.untilMs) return false;
  return proposal.minutes === minutes && proposal.punishSeconds === punishSeconds;
}

function roomIdsIn({ parties }: Pk): string[] {
  return parties.filter(({ state }) => state === 'in').map(({ roomId }) => roomId);
}
