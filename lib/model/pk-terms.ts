/** How the rounds of a PK come about: the hosts of all its rooms want the same. */
import type { Pk } from './pk';
import { newRound, PROPOSAL_MS, pastRound, type RoundWish, ringIfDecided, withOut } from './round';
import { areSameTeams, teamsAmong, teamsIn } from './teams';

/** The next round, among the rooms that are in the PK now. */
export function begun(pk: Pk, wish: RoundWish, nowMs: number): Pk {
  const { round, past } = pk;
  const { minutes, punishSeconds } = wish;
  return {
    ...{ ...pk, minutes, punishSeconds, proposal: undefined },
    past: round.number > 0 ? [...past, pastRound(round, 0)] : past,
    round: newRound({ number: round.number + 1, roomIds: roomIdsIn(pk) }, wish, nowMs),
  };
}

/**
 * The host of a room wants a round of these terms and teams. It begins when the hosts of all rooms do;
 * others, or those of a proposal that has run out, are a proposal of their own. Throws `InvalidRequest`
 * for teams that are not these rooms.
 */
export function wanted(pk: Pk, roomId: string, said: RoundWish, nowMs: number): Pk {
  const roomIds = roomIdsIn(pk);
  const wish = said.teams ? { ...said, teams: teamsAmong(roomIds, said.teams) } : said;
  const known = pk.proposal && isSame(pk.proposal, wish, nowMs) ? pk.proposal : undefined;
  const acceptedBy = [...new Set([...(known?.acceptedBy ?? []), roomId])];
  if (roomIds.every((each) => acceptedBy.includes(each))) return begun(pk, wish, nowMs);
  const by = known?.by ?? roomId;
  const untilMs = known && by !== roomId ? known.untilMs : nowMs + PROPOSAL_MS;
  const { minutes, punishSeconds, teams } = wish;
  return { ...pk, proposal: { minutes, punishSeconds, teams, by, acceptedBy, untilMs } };
}

/**
 * Whether the round that runs is the one that the host of this room has just wanted: they ask again, as
 * the answer was lost. No proposal is older, and the first round begins without one.
 */
export function isBegun(
  { round, ...pk }: Pk,
  roomId: string,
  wish: RoundWish,
  nowMs: number,
): boolean {
  const untilMs = Math.min(round.startedAtMs + PROPOSAL_MS, round.bellAtMs);
  const isWanted = round.number > 1 && round.score.some((side) => side.roomId === roomId);
  if (!isWanted || nowMs >= untilMs || !areSameTeams(teamsIn(round.score), wish.teams))
    return false;
  return pk.minutes === wish.minutes && pk.punishSeconds === wish.punishSeconds;
}

/** A room gives the round up; if one team is left that can win it, it is over. */
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
  { minutes, punishSeconds, teams }: RoundWish,
  nowMs: number,
): boolean {
  if (nowMs >= proposal.untilMs || !areSameTeams(proposal.teams, teams)) return false;
  return proposal.minutes === minutes && proposal.punishSeconds === punishSeconds;
}

function roomIdsIn({ parties }: Pk): string[] {
  return parties.filter(({ state }) => state === 'in').map(({ roomId }) => roomId);
}
