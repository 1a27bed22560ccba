/**
 * PK between two to four rooms: the host of one invites, the host of another accepts, and all audiences
 * see all hosts until the PK ends; `pk-round.ts` has its rounds. Any host in it may invite one more, and
 * any room may leave alone. The PK's row is the truth, and each change of it one conditional write; the
 * rooms follow it, each by itself and as often as anybody reads them, so that a call that dies half-way
 * leaves rooms that all see one another, or none.
 *
 * | dies after                | PK's row              | rooms' rows         | put right by                                   |
 * |---------------------------|-----------------------|---------------------|------------------------------------------------|
 * | first invitation written  | `invited`             | none points to it   | nothing to do: nobody knows of it              |
 * | first room bound          | `invited`             | one points to it    | its check at the deadline: `expired`           |
 * | second room bound         | `invited`             | both point to it    | nothing to do                                  |
 * | another room invited      | one more is `invited` | it does not point   | the checks of the others at the deadline       |
 * | that room bound           | one more is `invited` | it points to it     | nothing to do                                  |
 * | accepted                  | `running`, one more `in` | all as before    | the checks on all agendas: `show`              |
 * | a room has left           | that room is `gone`   | all as before       | the checks on all agendas: it leaves, the others `show` |
 * | over                      | `over`                | any                 | the checks on all agendas: `leave`             |
 * | a room's row was moved    | any                   | scene not applied   | a check of the room: applies it                |
 * | a seat was given or taken | `running`             | scene not applied   | a check of the room: names who is on stage     |
 *
 * No mix is stopped or started for it: the streams and the players' connections stay as they are.
 */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import type { Pk, PkParty } from '../model/pk';
import {
  hasInvited,
  type Invitation,
  invitedTo,
  MAX_PARTIES,
  MAX_PK_ROOMS,
  MAX_ROOMS_OF_ONE_CHANNEL,
  openParties,
  partiesIn,
  partyOf,
  pkRoom,
  withAccepted,
  withInvited,
  withoutParty,
} from '../model/pk-parties';
import { canShowPk, INVITATION_MS, type PkLeaving, pkPointer } from '../model/pk-state';
import { refusedForMs } from '../model/refusals';
import type { Room } from '../model/room';
import { roomIdShape } from '../model/room-id';
import { NO_ROUND, type RoundTerms } from '../model/round';
import { ConditionFailed, won } from '../model/table';
import { requireNotBanned } from './ban-check';
import { followPk, followPkOf, putOnAgendas } from './pk-follow';
import { MAX_ATTEMPTS, overtaken } from './pk-overtaken';
import { putRoundOnAgendas, roundTerms } from './pk-round';
import { RECHECK_AFTER_MS } from './recheck';
import type { Services } from './services';

/** A room that is busy now may be free soon. */
const BUSY_RETRY_MS = 5000;

/** The body of an invitation, with the terms of the first round. */
export const invitePkBody = z.strictObject({
  opponentRoomId: roomIdShape,
  ...roundTerms,
});

/** The body of an end: whether only the invitation that is open shall end. */
export const endPkBody = z.strictObject({ withdraw: z._default(z.boolean(), false) });

export interface PkAnswer {
  pkId: string;
  state: Pk['state'] | 'none';
}

/**
 * Invites the host of another room: to a PK, or into the one that runs, whose terms stay. An invitation
 * that is open is answered once more to who has made it. Throws
 * `RoomNotFound`, `NotRoomHost`, `PkNotPossible` unless all rooms are live and can show other hosts,
 * `PkFull` if the PK has all its rooms, `PkOff` if the other room takes no invitations, `PkRefused` if
 * the other host has refused one a short while ago, or pauses after a PK with this one, `Banned` if a host is banned from the room of
 * another, and `PkBusy` if the other room is in a PK or invited to one, or somebody else is invited.
 */
export async function invitePk(
  services: Services,
  invitation: Invitation & { actor: Actor },
): Promise<PkAnswer> {
  const { rooms, clock } = services;
  const { roomId, opponentRoomId, actor } = invitation;
  const [found, opponent] = await Promise.all([
    rooms.require(roomId),
    rooms.require(opponentRoomId),
  ]);
  requireHost(found, actor);
  const room = found.pk ? await followPk(services, found, {}) : found;
  const pk = room.pk && (await services.pks.find(room.pk.pkId));
  // Its answer was lost: both rooms know of it.
  const isBound = pk && opponent.pk?.pkId === pk.pkId;
  if (isBound && hasInvited(pk, invitation)) {
    return { pkId: pk.pkId, state: pk.state };
  }
  if (pk) requirePlace(services, pk, opponentRoomId);
  const hosts = pk ? await roomsOf(services, pk, room) : [room];
  requirePossible(hosts, opponent);
  if (!opponent.allowPk) throw new AppError('PkOff', 'The other host takes no invitations.');
  requireNotRefused(opponent, room.hostId, clock.now());
  await requireWelcome(services, hosts, opponent);
  if (opponent.pk) throw busy();
  return pk
    ? inviteInto(services, pk, room, opponent)
    : begin(services, room, opponent, invitation);
}

/**
 * The invited host accepts: from now on all mixes show all hosts, and if it was the first invitation,
 * the first round runs. Throws `RoomNotFound`, `NotRoomHost`, `PkNotRunning` if there is no open
 * invitation, `PkNotPossible`, `Banned`, and `PkBusy` if the PK changes all the time.
 */
export async function acceptPk(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<PkAnswer> {
  const { rooms, pks, clock } = services;
  for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts++) {
    const room = await rooms.require(roomId);
    requireHost(room, actor);
    const pk = room.pk && (await pks.find(room.pk.pkId));
    const state = pk && partyOf(pk, roomId)?.state;
    if (pk?.state === 'running' && state === 'in') return { pkId: pk.pkId, state: pk.state };
    const nowMs = clock.now();
    const isOpen = pk && pk.state !== 'over' && state === 'invited' && nowMs < pk.deadlineMs;
    if (!isOpen) throw noInvitation();
    const hosts = await roomsOf(services, pk, room);
    requirePossible(hosts, room);
    await requireWelcome(services, hosts, room);
    const to = withAccepted(pk, roomId, nowMs);
    // Before the write: should this call die, all rooms are checked all the same.
    await (pk.state === 'invited'
      ? putRoundOnAgendas(services, pk, pk, nowMs)
      : putOnAgendas(services, pk, nowMs + RECHECK_AFTER_MS));
    if (!(await won(pks.change(pk, to)))) continue;
    await followPkOf(services, to);
    return { pkId: pk.pkId, state: to.state };
  }
  throw overtaken();
}

/**
 * The room leaves its PK, which goes on while two others are left; or it refuses or withdraws the
 * invitation. With `withdraw` only an open invitation ends, and the PK stays as it is. Without either
 * nothing happens. Throws `RoomNotFound` and `NotRoomHost`.
 */
export async function endPk(
  services: Services,
  { roomId, actor, withdraw = false }: { roomId: string; actor: Actor; withdraw?: boolean },
): Promise<PkAnswer> {
  const room = await services.rooms.require(roomId);
  requireHost(room, actor);
  if (!room.pk) return { pkId: '', state: 'none' };
  const { pkId } = room.pk;
  const wish = (pk: Pk) => (withdraw ? withdrawn(pk, roomId) : leaving(pk, roomId));
  const after = await followPk(services, room, { wish });
  return { pkId, state: after.pk?.pkId === pkId ? after.pk.state : 'over' };
}

/** How a room leaves the PK by the wish of its host. */
function leaving(pk: Pk, roomId: string): PkLeaving | undefined {
  const party = partyOf(pk, roomId);
  if (!party || party.state === 'gone') return undefined;
  if (party.state === 'invited') return { roomId, outcome: 'refused' };
  return { roomId, outcome: pk.state === 'running' ? 'ended-by-host' : 'withdrawn' };
}

/** Any host in the PK may take the open invitation back. */
function withdrawn(pk: Pk, roomId: string): PkLeaving | undefined {
  const invited = invitedTo(pk);
  if (!invited || partyOf(pk, roomId)?.state !== 'in') return undefined;
  return { roomId: invited.roomId, outcome: 'withdrawn' };
}

/** A PK of two: its row first, then first the inviter's room is bound, and then the other one. */
async function begin(
  services: Services,
  room: Room,
  opponent: Room,
  { minutes, punishSeconds }: RoundTerms,
): Promise<PkAnswer> {
  const { pks, clock } = services;
  const deadlineMs = clock.now() + INVITATION_MS;
  const since = { stay: 0, sinceMs: 0, sinceRound: 0 };
  const inviter: PkParty = { ...pkRoom(room), state: 'in', ...since };
  const alone: Pk = {
    ...{ pkId: randomUUID(), version: 0, state: 'invited', parties: [inviter] },
    ...{ minutes, punishSeconds, deadlineMs, startedAtMs: 0, outcome: undefined, endedAtMs: 0 },
    ...{ round: NO_ROUND, past: [], proposal: undefined },
  };
  const pk = withInvited(alone, opponent, room.roomId, deadlineMs);
  await Promise.all([pks.create(pk), putOnAgendas(services, pk, deadlineMs)]);
  await bindRooms(services, pk, [room, opponent]);
  return { pkId: pk.pkId, state: pk.state };
}

/** One more room; the others see it when it has accepted. */
async function inviteInto(
  services: Services,
  pk: Pk,
  room: Room,
  opponent: Room,
): Promise<PkAnswer> {
  const { pks, clock } = services;
  const deadlineMs = clock.now() + INVITATION_MS;
  const to = withInvited(pk, opponent, room.roomId, deadlineMs);
  await putOnAgendas(services, to, deadlineMs);
  if (!(await won(pks.change(pk, to)))) throw busy();
  await bindRooms(services, to, [opponent]);
  return { pkId: pk.pkId, state: pk.state };
}

/** Binds the rooms one after the other; if one is taken, the invitation is given up. */
async function bindRooms(services: Services, pk: Pk, toBind: Room[]): Promise<void> {
  const { roomPks, clock } = services;
  try {
    for (const room of toBind) await roomPks.bind(room, pkPointer(pk, room), clock.now());
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    await giveUp(services, pk);
    throw busy();
  }
}

/** The invitation may be over by itself, or answered, if that took long. */
async function giveUp(services: Services, given: Pk): Promise<void> {
  const { pks, clock } = services;
  const stay = invitedTo(given)?.stay;
  for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts++) {
    const pk = await pks.find(given.pkId);
    const invited = pk && invitedTo(pk);
    if (!invited || invited.stay !== stay) return;
    const to = withoutParty(pk, invited.roomId, 'withdrawn', clock.now());
    if (await won(pks.change(pk, to))) return followPkOf(services, pk);
  }
}

/** The rows of the rooms that are in the PK; one of them is known. */
function roomsOf({ rooms }: Services, pk: Pk, known: Room): Promise<Room[]> {
  const ids = partiesIn(pk).map(({ roomId }) => roomId);
  return Promise.all(ids.map((id) => (id === known.roomId ? known : rooms.require(id))));
}

/** Throws `PkFull`, and `PkBusy` while the PK has not begun or another room is invited. */
function requirePlace({ config }: Services, pk: Pk, roomId: string): void {
  const acrossChannels = config.mixer.mixesAcrossChannels;
  const maxRooms = acrossChannels ? MAX_PK_ROOMS : MAX_ROOMS_OF_ONE_CHANNEL;
  if (pk.state !== 'running' || invitedTo(pk)) throw busy();
  const isKnown = partyOf(pk, roomId) !== undefined;
  if (openParties(pk).length < maxRooms && (isKnown || pk.parties.length < MAX_PARTIES)) return;
  const others = acrossChannels ? '' : ' where MIXER=rtc';
  throw new AppError('PkFull', `A PK has at most ${maxRooms} rooms${others}.`, {
    details: { maxRooms },
  });
}

function requirePossible(hosts: Room[], opponent: Room): void {
  const others = hosts.filter(({ roomId }) => roomId !== opponent.roomId);
  const isOther = others.length > 0 && others.every(({ hostId }) => hostId !== opponent.hostId);
  if (!isOther) throw new AppError('PkNotPossible', 'Expected a room of another host.');
  const all = [...others, opponent];
  if (all.some(({ state, mix }) => state === 'closed' || mix.state !== 'live')) {
    throw new AppError('PkNotPossible', 'All rooms have to be live.');
  }
  if (all.some((room) => room.kind !== opponent.kind || !canShowPk(room))) {
    throw new AppError(
      'PkNotPossible',
      'All mixes have to be of one kind, with two seats or more.',
    );
  }
}

/** The new host and each other come into the channels of one another. */
async function requireWelcome(services: Services, hosts: Room[], opponent: Room): Promise<void> {
  const others = hosts.filter(({ roomId }) => roomId !== opponent.roomId);
  const hostIds = others.map(({ hostId }) => hostId);
  await requireNotBanned(services, hostIds, opponent.roomId);
  for (const { roomId } of others) await requireNotBanned(services, [opponent.hostId], roomId);
}

function requireNotRefused({ refusals }: Room, hostId: string, nowMs: number): void {
  const retryAfterMs = refusedForMs(refusals, hostId, nowMs);
  if (retryAfterMs === 0) return;
  throw new AppError('PkRefused', 'The other host takes no PK from this one for now.', {
    retryAfterMs,
  });
}

function busy(): AppError {
  return new AppError('PkBusy', 'One of the rooms is in a PK, or invited to one.', {
    retryAfterMs: BUSY_RETRY_MS,
  });
}

function noInvitation(): AppError {
  return new AppError('PkNotRunning', 'There is no open invitation to a PK.');
}
