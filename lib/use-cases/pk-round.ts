/**
 * Rounds within a PK. The first begins with it; each further one when the hosts of all rooms have
 * accepted the same terms. No mix is touched: the audiences see all hosts all the while.
 *
 * | dies after        | PK's row                  | put right by                                       |
 * |-------------------|---------------------------|----------------------------------------------------|
 * | agendas           | as it was                 | nothing to do                                      |
 * | proposed          | `proposal`                | nothing to do: it runs out                         |
 * | accepted          | the next round            | the checks on all agendas, which tell the rooms    |
 * | surrendered       | `out`, or the round over  | the checks on all agendas, which tell the rooms    |
 * | the bell, by time | not settled yet           | the checks on all agendas, which settle it         |
 */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import type { Pk } from '../model/pk';
import { MAX_PK_ROOMS, partyOf } from '../model/pk-parties';
import { isBegun, surrendered, wanted } from '../model/pk-terms';
import { roomIdShape } from '../model/room-id';
import {
  type LinkRound,
  MAX_PUNISH_SECONDS,
  MAX_ROUND_MINUTES,
  MAX_ROUNDS,
  type RoundState,
  type RoundTerms,
  type RoundWish,
  roundId,
  roundState,
} from '../model/round';
import { won } from '../model/table';
import { followPk, followPkOf, putOnAgendas } from './pk-follow';
import { MAX_ATTEMPTS, overtaken } from './pk-overtaken';
import { RECHECK_AFTER_MS } from './recheck';
import type { Services } from './services';

const DEFAULT_MINUTES = 5;
const DEFAULT_PUNISH_SECONDS = 60;

/** How long a round lasts, as an invitation and a proposal say it. */
export const roundTerms = {
  minutes: z._default(z.int().check(z.gte(1), z.lte(MAX_ROUND_MINUTES)), DEFAULT_MINUTES),
  punishSeconds: z._default(
    z.int().check(z.gte(0), z.lte(MAX_PUNISH_SECONDS)),
    DEFAULT_PUNISH_SECONDS,
  ),
};

/** A team is of one room or more, and meets another. */
const teamShape = z.array(roomIdShape).check(z.minLength(1), z.maxLength(MAX_PK_ROOMS - 1));
const teamsShape = z.array(teamShape).check(z.length(2));

/** The body of a proposal. */
export const startRoundBody = z.strictObject({ ...roundTerms, teams: z.optional(teamsShape) });

export interface RoundAnswer {
  roundId: string;
  state: 'proposed' | 'running' | 'punishing' | 'over';
}

/**
 * Proposes the next round; or accepts it, if another host has proposed the same. It begins when the hosts
 * of all rooms want it; other terms or teams are a proposal of their own, in place of the one before.
 * Who has just wanted the round that runs hears that it runs. Throws `RoomNotFound`, `NotRoomHost`, `PkNotRunning` outside of a PK or when it has had all its rounds,
 * `RoundRunning`, `InvalidRequest` for teams that are not the rooms of the PK, and `PkBusy` if the PK
 * changes all the time.
 */
export async function startRound(
  services: Services,
  { roomId, actor, ...wish }: RoundWish & { roomId: string; actor: Actor },
): Promise<RoundAnswer> {
  for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts++) {
    const pk = await linkOf(services, { roomId, actor });
    const nowMs = services.clock.now();
    if (isBegun(pk, roomId, wish, nowMs)) {
      return { roundId: roundId(pk.pkId, pk.round.number), state: 'running' };
    }
    requireBetween(pk.round, nowMs);
    const to = wanted(pk, roomId, wish, nowMs);
    const hasBegun = to.round.number > pk.round.number;
    // Before the write: should this call die, all rooms are checked all the same.
    if (hasBegun) await putRoundOnAgendas(services, pk, wish, nowMs);
    if (!(await won(services.pks.change(pk, to)))) continue;
    if (hasBegun) await followPkOf(services, to);
    return { roundId: nextId(pk), state: hasBegun ? 'running' : 'proposed' };
  }
  throw overtaken();
}

/**
 * Gives the running round up for the room, which has lost it then; if one team is left, that has won.
 * Repeating it is harmless. Throws `RoomNotFound`, `NotRoomHost`, and `PkNotRunning` if no round runs in
 * which the room takes part.
 */
export async function surrenderRound(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<RoundAnswer> {
  for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts++) {
    const pk = await linkOf(services, { roomId, actor });
    const nowMs = services.clock.now();
    const { round } = pk;
    const side = round.score.find((each) => each.roomId === roomId);
    const answer = (state: RoundState) => ({ roundId: roundId(pk.pkId, round.number), state });
    const state = roundState(round, nowMs);
    if (side?.out === 'surrendered') return answer(state);
    if (!side || state !== 'running') throw noRound();
    const to = surrendered(pk, roomId, nowMs);
    await putOnAgendas(services, pk, nowMs + RECHECK_AFTER_MS);
    if (!(await won(services.pks.change(pk, to)))) continue;
    await followPkOf(services, pk);
    return answer(roundState(to.round, nowMs));
  }
  throw overtaken();
}

/** The PK that runs in the room, with its last round settled if its bell has rung. */
async function linkOf(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<Pk> {
  const room = await services.rooms.require(roomId);
  requireHost(room, actor);
  const { pk: pointer } = room.pk ? await followPk(services, room, {}) : room;
  const pk = pointer && (await services.pks.find(pointer.pkId));
  if (pk?.state === 'running' && partyOf(pk, roomId)?.state === 'in') return pk;
  throw noRound();
}

/** The rooms are checked soon after it has begun, and at its bell. */
export async function putRoundOnAgendas(
  services: Services,
  pk: Pk,
  { minutes }: RoundTerms,
  nowMs: number,
): Promise<void> {
  const times = [nowMs + minutes * 60_000, nowMs + RECHECK_AFTER_MS];
  await Promise.all(times.map((timeMs) => putOnAgendas(services, pk, timeMs)));
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
  return new AppError('PkNotRunning', 'The room is in no PK, or in no round of it.');
}
