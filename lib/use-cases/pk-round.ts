/**
 * Rounds within a PK. The first begins with it; each further one when one host has proposed it and the
 * other accepts. No mix is touched: both audiences see both hosts all the while.
 *
 * | dies after        | PK's row                  | put right by                                       |
 * |-------------------|---------------------------|----------------------------------------------------|
 * | agendas           | as it was                 | nothing to do                                      |
 * | proposed          | `proposal`                | nothing to do: it runs out                         |
 * | accepted          | the next round            | the checks on both agendas, which tell the rooms   |
 * | surrendered       | the round is settled      | the checks on both agendas, which tell the rooms   |
 * | the bell, by time | not settled yet           | the checks on both agendas, which settle it        |
 */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import type { Pk, RoundProposal } from '../model/pk';
import {
  type LinkRound,
  MAX_PUNISH_SECONDS,
  MAX_ROUND_MINUTES,
  MAX_ROUNDS,
  type PkSide,
  PROPOSAL_MS,
  type RoundTerms,
  roundId,
  roundState,
} from '../model/round';
import { won } from '../model/table';
import { followPk, followPkOf, putOnAgendas } from './pk-follow';
import { RECHECK_AFTER_MS } from './recheck';
import type { Services } from './services';

const DEFAULT_MINUTES = 5;
const DEFAULT_PUNISH_SECONDS = 60;

/** The other host and a check of the room may be at it, too. */
const MAX_ATTEMPTS = 5;

/** How long a round lasts, as an invitation and a proposal say it. */
export const roundTerms = {
  minutes: z._default(z.int().check(z.gte(1), z.lte(MAX_ROUND_MINUTES)), DEFAULT_MINUTES),
  punishSeconds: z._default(
    z.int().check(z.gte(0), z.lte(MAX_PUNISH_SECONDS)),
    DEFAULT_PUNISH_SECONDS,
  ),
};

/** The body of a proposal. */
export const startRoundBody = z.strictObject(roundTerms);

export interface RoundAnswer {
  roundId: string;
  state: 'proposed' | 'running' | 'punishing' | 'over';
}

/**
 * Proposes the next round; or accepts it, if the other host has proposed the same. Other terms are a
 * proposal of their own, in place of the other's. Throws `RoomNotFound`, `NotRoomHost`,
 * `PkNotRunning` outside of a PK or when it has had all its rounds, and `RoundRunning`.
 */
export async function startRound(
  services: Services,
  { roomId, actor, ...terms }: RoundTerms & { roomId: string; actor: Actor },
): Promise<RoundAnswer> {
  for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts++) {
    const { pk, side } = await linkOf(services, { roomId, actor });
    const nowMs = services.clock.now();
    requireBetween(pk.round, nowMs);
    const isAccepted = accepts(pk.proposal, { by: side, ...terms }, nowMs);
    const answer = isAccepted
      ? await beginNext(services, pk, pk.proposal, nowMs)
      : await propose(services, pk, { by: side, ...terms, untilMs: nowMs + PROPOSAL_MS });
    if (answer) return answer;
  }
  throw overtaken();
}

/**
 * Gives the running round up: the other side wins it. Repeating it is harmless. Throws
 * `RoomNotFound`, `NotRoomHost`, and `PkNotRunning` if no round runs.
 */
export async function surrenderRound(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<RoundAnswer> {
  for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts++) {
    const { pk, side } = await linkOf(services, { roomId, actor });
    const nowMs = services.clock.now();
    const { round } = pk;
    const state = roundState(round, nowMs);
    if (state !== 'running') {
      if (round.surrenderedBy !== side) throw noRound();
      return { roundId: roundId(pk.pkId, round.number), state };
    }
    await putOnAgendas(services, pk, nowMs + RECHECK_AFTER_MS);
    if (!(await won(services.pks.surrender(pk, side, nowMs)))) continue;
    await followPkOf(services, pk);
    const after = pk.punishSeconds > 0 ? 'punishing' : 'over';
    return { roundId: roundId(pk.pkId, round.number), state: after };
  }
  throw overtaken();
}

/** The PK that runs in the room, with its last round settled if its bell has rung. */
async function linkOf(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<{ pk: Pk; side: PkSide }> {
  const room = await services.rooms.require(roomId);
  requireHost(room, actor);
  const { pk: pointer } = room.pk ? await followPk(services, room, {}) : room;
  const pk = pointer && (await services.pks.find(pointer.pkId));
  if (pointer && pk?.state === 'running') return { pk, side: pointer.side };
  throw noRound();
}

async function propose(
  { pks }: Services,
  pk: Pk,
  proposal: RoundProposal,
): Promise<RoundAnswer | undefined> {
  const isProposed = await won(pks.propose(pk, proposal));
  return isProposed ? { roundId: nextId(pk), state: 'proposed' } : undefined;
}

/** The agendas come first: should this call die, both rooms are checked all the same. */
async function beginNext(
  services: Services,
  pk: Pk,
  terms: RoundProposal | undefined,
  nowMs: number,
): Promise<RoundAnswer | undefined> {
  if (!terms) return undefined;
  await Promise.all([
    putOnAgendas(services, pk, nowMs + terms.minutes * 60_000),
    putOnAgendas(services, pk, nowMs + RECHECK_AFTER_MS),
  ]);
  if (!(await won(services.pks.beginNext(pk, terms, nowMs)))) return undefined;
  await followPkOf(services, pk);
  return { roundId: nextId(pk), state: 'running' };
}

/** Whether this is the proposal of the other host, and may still be accepted. */
function accepts(
  proposal: RoundProposal | undefined,
  own: RoundTerms & { by: PkSide },
  nowMs: number,
): boolean {
  if (!proposal || proposal.by === own.by || nowMs >= proposal.untilMs) return false;
  return proposal.minutes === own.minutes && proposal.punishSeconds === own.punishSeconds;
}

function requireBetween(round: LinkRound, nowMs: number): void {
  if (roundState(round, nowMs) === 'running') {
    const retryAfterMs = round.bellAtMs - nowMs;
    throw new AppError('RoundRunning', 'A round runs; propose the next after it.', {
      retryAfterMs,
    });
  }
  if (round.number >= MAX_ROUNDS) {
    throw new AppError('PkNotRunning', `A PK has at most ${MAX_ROUNDS} rounds; begin another PK.`);
  }
}

function nextId({ pkId, round }: Pk): string {
  return roundId(pkId, round.number + 1);
}

function noRound(): AppError {
  return new AppError('PkNotRunning', 'The room is in no PK, or no round of it runs.');
}

function overtaken(): AppError {
  return new AppError('PkBusy', 'Others change this PK all the time.', { retryAfterMs: 1000 });
}
