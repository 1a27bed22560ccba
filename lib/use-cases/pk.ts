/**
 * PK between two rooms: the host of one invites, the host of the other accepts, and both audiences
 * see both hosts until the PK ends; `pk-round.ts` has its rounds. The PK's row is the truth; the rooms follow it, each by itself and as often as
 * anybody reads them, so that a call that dies half-way leaves a PK that runs on both sides, or
 * none.
 *
 * | dies after                | PK's row  | rooms' rows       | put right by                               |
 * |---------------------------|-----------|-------------------|--------------------------------------------|
 * | invitation written        | `invited` | none points to it | nothing to do: nobody knows of it          |
 * | first room bound          | `invited` | one points to it  | its check at the deadline: `expired`       |
 * | second room bound         | `invited` | both point to it  | nothing to do                              |
 * | accepted                  | `running` | both as invited   | the checks on both agendas: `show`         |
 * | over                      | `over`    | any               | the checks on both agendas: `leave`        |
 * | a room's row was moved    | any       | scene not applied | a check of the room: applies it            |
 * | a seat was given or taken | `running` | scene not applied | a check of the room: names who is on stage |
 *
 * No mix is stopped or started for it: the streams and the players' connections stay as they are.
 */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import type { Pk, PkOutcome, PkParty } from '../model/pk';
import { canShowPk, INVITATION_MS, pkPointer } from '../model/pk-state';
import { refusedForMs } from '../model/refusals';
import type { Room } from '../model/room';
import { roomIdShape } from '../model/room-id';
import { NO_ROUND, type RoundTerms } from '../model/round';
import { ConditionFailed, unlessOvertaken } from '../model/table';
import { requireNotBanned } from './ban-check';
import { followPk, followPkOf, putOnAgendas } from './pk-follow';
import { roundTerms } from './pk-round';
import { RECHECK_AFTER_MS } from './recheck';
import type { Services } from './services';

/** A room that is busy now may be free soon. */
const BUSY_RETRY_MS = 5000;

/** The body of an invitation, with the terms of the first round. */
export const invitePkBody = z.strictObject({
  opponentRoomId: roomIdShape,
  ...roundTerms,
});

export interface PkAnswer {
  pkId: string;
  state: Pk['state'] | 'none';
}

/**
 * Invites the host of another room. Throws `RoomNotFound`, `NotRoomHost`, `PkNotPossible` unless
 * both rooms are live and can show two hosts, `PkRefused` if the other host has refused an
 * invitation a short while ago, `Banned` if one host is banned from the room of the other, and
 * `PkBusy` if one of the rooms is in a PK or invited to one.
 */
export async function invitePk(
  services: Services,
  invitation: RoundTerms & { roomId: string; opponentRoomId: string; actor: Actor },
): Promise<PkAnswer> {
  const { rooms, pks, clock } = services;
  const { roomId, opponentRoomId, minutes, punishSeconds, actor } = invitation;
  const [room, opponent] = await Promise.all([
    rooms.require(roomId),
    rooms.require(opponentRoomId),
  ]);
  requireHost(room, actor);
  requirePossible(room, opponent);
  requireNotRefused(opponent, room.hostId, clock.now());
  await requireWelcome(services, room, opponent);
  const deadlineMs = clock.now() + INVITATION_MS;
  const parties = { inviter: party(room), opponent: party(opponent) };
  const pk: Pk = {
    ...{ pkId: randomUUID(), state: 'invited', ...parties, minutes, punishSeconds, deadlineMs },
    ...{ startedAtMs: 0, outcome: undefined, endedAtMs: 0 },
    ...{ round: NO_ROUND, past: [], proposal: undefined },
  };
  await Promise.all([pks.create(pk), putOnAgendas(services, pk, deadlineMs)]);
  await bindRooms(services, pk, { inviter: room, opponent });
  return { pkId: pk.pkId, state: pk.state };
}

/**
 * The invited host accepts: from now on both mixes show both hosts, and the first round runs. Throws `RoomNotFound`,
 * `NotRoomHost`, `PkNotRunning` if there is no open invitation, `PkNotPossible` and `Banned`.
 */
export async function acceptPk(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<PkAnswer> {
  const { rooms, pks, clock } = services;
  const room = await rooms.require(roomId);
  requireHost(room, actor);
  const pk = room.pk && (await pks.find(room.pk.pkId));
  if (pk?.state === 'running') return { pkId: pk.pkId, state: pk.state };
  const nowMs = clock.now();
  if (room.pk?.side !== 'opponent' || pk?.state !== 'invited' || nowMs >= pk.deadlineMs) {
    throw noInvitation();
  }
  const inviter = await rooms.require(pk.inviter.roomId);
  requirePossible(room, inviter);
  await requireWelcome(services, room, inviter);
  await Promise.all([
    putOnAgendas(services, pk, nowMs + pk.minutes * 60_000),
    putOnAgendas(services, pk, nowMs + RECHECK_AFTER_MS),
  ]);
  await pks.begin(pk, nowMs).catch(refuseOvertaken);
  await followPkOf(services, pk);
  return { pkId: pk.pkId, state: 'running' };
}

/**
 * Ends the room's PK, or refuses or withdraws its invitation; without one nothing happens. Throws
 * `RoomNotFound` and `NotRoomHost`.
 */
export async function endPk(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<PkAnswer> {
  const room = await services.rooms.require(roomId);
  requireHost(room, actor);
  if (!room.pk) return { pkId: '', state: 'none' };
  const { pkId, side } = room.pk;
  const wish = (pk: Pk): PkOutcome => {
    if (pk.state === 'running') return 'ended-by-host';
    return side === 'inviter' ? 'withdrawn' : 'refused';
  };
  await followPk(services, room, { wish });
  return { pkId, state: 'over' };
}

/** Binds first the inviter's room, then the opponent's; if one is taken, the PK is given up. */
async function bindRooms(
  services: Services,
  pk: Pk,
  { inviter, opponent }: { inviter: Room; opponent: Room },
): Promise<void> {
  const { rooms, pks, clock } = services;
  try {
    await rooms.bindPk(inviter, pkPointer(pk, 'inviter', inviter), clock.now());
    await rooms.bindPk(opponent, pkPointer(pk, 'opponent', opponent), clock.now());
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    // It may be over by itself, or answered, if that took long.
    await pks.end(pk, 'withdrawn', clock.now()).catch(unlessOvertaken);
    await followPkOf(services, pk);
    throw new AppError('PkBusy', 'One of the rooms is in a PK, or invited to one.', {
      retryAfterMs: BUSY_RETRY_MS,
    });
  }
}

function requirePossible(room: Room, opponent: Room): void {
  const both = [room, opponent];
  if (room.roomId === opponent.roomId || room.hostId === opponent.hostId) {
    throw new AppError('PkNotPossible', 'Expected a room of another host.');
  }
  if (both.some(({ state, mix }) => state === 'closed' || mix.state !== 'live')) {
    throw new AppError('PkNotPossible', 'Both rooms have to be live.');
  }
  if (room.kind !== opponent.kind || !both.every(canShowPk)) {
    throw new AppError(
      'PkNotPossible',
      'Both mixes have to be of one kind, with two seats or more.',
    );
  }
}

/** Each host comes into the channel of the other. */
async function requireWelcome(services: Services, one: Room, other: Room): Promise<void> {
  await requireNotBanned(services, [one.hostId], other.roomId);
  await requireNotBanned(services, [other.hostId], one.roomId);
}

function requireNotRefused({ refusals }: Room, hostId: string, nowMs: number): void {
  const retryAfterMs = refusedForMs(refusals, hostId, nowMs);
  if (retryAfterMs === 0) return;
  throw new AppError('PkRefused', 'The other host has refused a PK; invite again later.', {
    retryAfterMs,
  });
}

function party({ roomId, hostId, hostName }: Room): PkParty {
  return { roomId, hostId, hostName };
}

function refuseOvertaken(error: unknown): never {
  throw error instanceof ConditionFailed ? noInvitation() : error;
}

function noInvitation(): AppError {
  return new AppError('PkNotRunning', 'There is no open invitation to a PK.');
}
