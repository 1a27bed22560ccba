/** Bringing rooms to where their PK is; `pk.ts` has the table of what may be left half-way. */

import { describeError } from '../log';
import type { Pk, PkOutcome, PkParty, PkRoom } from '../model/pk';
import { openParties, othersIn, outcomeFor, partyOf, withoutParty } from '../model/pk-parties';
import { lastPkOf, nextPkStep, type PkLeaving } from '../model/pk-state';
import { settled } from '../model/pk-terms';
import { REFUSAL_PAUSE_MS, type Refusals, withRefusals } from '../model/refusals';
import type { Room } from '../model/room';
import { mayBeInChannel, withoutGuests } from '../model/stage-state';
import { won } from '../model/table';
import { applySceneOrLater } from './scene';
import type { Services } from './services';

/** Settling a round, telling of it, others who come and go, leaving, and once more each if others are at it, too. */
const MAX_STEPS = 10;

/** What could not be done is tried again after this. */
const TRY_AGAIN_MS = 10_000;

/** Who lets an invitation expire has refused it, too. */
const REFUSALS: (PkOutcome | undefined)[] = ['refused', 'expired'];

export interface Follow {
  /** Since when the room's host has been away; absent while present, or when it does not matter. */
  hostGoneSinceMs?: number | undefined;
  /** Who is to leave the PK, by somebody's wish; nobody once that is done. */
  wish?: (pk: Pk) => PkLeaving | undefined;
}

/** Brings the room, and the others with what it changes of the PK, to where the PK is. Answers the room. */
export async function followPk(services: Services, room: Room, follow: Follow): Promise<Room> {
  const { rooms, pks, clock } = services;
  let current: Room | undefined = room;
  for (let steps = 1; current?.pk && steps <= MAX_STEPS; steps++) {
    const pk = await pks.find(current.pk.pkId);
    const { hostGoneSinceMs, wish } = follow;
    const wished = pk && pk.state !== 'over' ? wish?.(pk) : undefined;
    const step = wished
      ? { do: 'end' as const, ...wished }
      : nextPkStep(current, pk, { nowMs: clock.now(), hostGoneSinceMs });
    if (step.do === 'nothing') return current;
    if (step.do === 'settle' && pk) await won(pks.change(pk, settled(pk)));
    if (step.do === 'tell' && pk) await tell(services, current, pk);
    if (step.do === 'end' && pk) await end(services, current.roomId, pk, step);
    if (step.do === 'show' && pk) await show(services, current, pk);
    if (step.do === 'leave') await leave(services, current, pk);
    current = await rooms.find(room.roomId);
  }
  return current ?? room;
}

/** Brings all rooms of a PK to where it is. What fails is on their agendas. */
export async function followPkOf(services: Services, pk: Pk): Promise<void> {
  await Promise.all(openParties(pk).map(({ roomId }) => followRoom(services, roomId)));
}

/** All rooms of the PK are to be checked then. */
export async function putOnAgendas({ agenda }: Services, pk: Pk, timeMs: number): Promise<void> {
  await Promise.all(openParties(pk).map(({ roomId }) => agenda.add(roomId, timeMs)));
}

async function followRoom(services: Services, roomId: string): Promise<void> {
  try {
    const room = await services.rooms.find(roomId);
    if (room) await followPk(services, room, {});
  } catch (error) {
    services.log({ event: 'pk-later', roomId, error: describeError(error) });
  }
}

/** The agendas come first: should this call die, all rooms are checked all the same. */
async function end(
  services: Services,
  ownRoomId: string,
  pk: Pk,
  { roomId, outcome }: PkLeaving,
): Promise<void> {
  const nowMs = services.clock.now();
  await putOnAgendas(services, pk, nowMs);
  const hasLeft = await won(services.pks.change(pk, withoutParty(pk, roomId, outcome, nowMs)));
  const others = openParties(pk).filter((party) => party.roomId !== ownRoomId);
  if (hasLeft) await Promise.all(others.map((party) => followRoom(services, party.roomId)));
}

/** The mix shows whoever is in the PK now; who has left it has no seat any more, either. */
async function show(services: Services, room: Room, pk: Pk): Promise<void> {
  const { roomId, pk: pointer, stage } = room;
  if (!pointer) return;
  const others = othersIn(pk, roomId);
  const left = pointer.state === 'running' ? without(pointer.others, others) : [];
  const stays = withoutGuests(stage, hostIds(left));
  const moved = services.roomPks.show(room, stays, { pointer, pk }, services.clock.now());
  if (!(await won(moved))) return;
  const after = { ...room, stage: stays, pk: { ...pointer, state: 'running' as const, others } };
  await showWithout(services, after, left);
}

/** Rounds begin and end without the mix. */
async function tell({ roomPks }: Services, room: Room, pk: Pk): Promise<void> {
  if (room.pk) await won(roomPks.tellRounds(room, { pointer: room.pk, pk }));
}

async function leave(services: Services, room: Room, pk: Pk | undefined): Promise<void> {
  const left = leftByPk(room, pk);
  const isMoved = await won(
    services.roomPks.leave(room, left, { pk, nowMs: services.clock.now() }),
  );
  if (!isMoved || room.pk?.state !== 'running') return;
  await showWithout(services, { ...room, pk: undefined, stage: left.stage }, room.pk.others);
}

/**
 * What a PK, or an invitation to one, leaves in the room: its result, the seats of the other hosts
 * taken back, and who is not to invite it again so soon.
 */
function leftByPk(room: Room, pk: Pk | undefined) {
  const { roomId, pk: pointer, stage, refusals, lastPk } = room;
  const party = pk && partyOf(pk, roomId);
  if (!pk || !pointer || !party) return { stage, refusals, lastPk };
  const nowMs = party.goneAtMs ?? pk.endedAtMs;
  if (party.sinceMs === 0) {
    return { stage, refusals: withRefused(refusals, pk, party, nowMs), lastPk };
  }
  const met = lastPkOf(pk, roomId);
  const pauseMs = room.opponentPauseMinutes * 60_000;
  return {
    stage: withoutGuests(stage, hostIds(pointer.others)),
    refusals: withRefusals(refusals, hostIds(met.others), { pauseMs, nowMs }),
    lastPk: met,
  };
}

/** Of an invitation that ends, who has invited may not do so again at once. */
function withRefused(refusals: Refusals, pk: Pk, party: PkParty, nowMs: number): Refusals {
  const inviter = partyOf(pk, party.invitedBy ?? '');
  if (!inviter || !REFUSALS.includes(outcomeFor(pk, party.roomId))) return refusals;
  return withRefusals(refusals, [inviter.hostId], { pauseMs: REFUSAL_PAUSE_MS, nowMs });
}

/** The row is right already; the service follows now, or when the room is checked again. */
async function showWithout(
  services: Services,
  after: Room,
  left: readonly PkRoom[],
): Promise<void> {
  const { roomId } = after;
  const outside = hostIds(left).filter((userId) => !mayBeInChannel(after, userId));
  const room = await services.rooms.find(roomId);
  await Promise.all([
    room && applySceneOrLater(services, room),
    outside.length > 0 && putOut(services, roomId, outside),
  ]);
}

async function putOut(services: Services, roomId: string, userIds: string[]): Promise<void> {
  const { agenda, channels, clock, log } = services;
  await channels.remove(roomId, userIds).catch(async (error: unknown) => {
    log({ event: 'remove-later', roomId, error: describeError(error) });
    await agenda.add(roomId, clock.now() + TRY_AGAIN_MS);
  });
}

function without(rooms: readonly PkRoom[], others: readonly PkRoom[]): PkRoom[] {
  return rooms.filter(({ roomId }) => !others.some((other) => other.roomId === roomId));
}

function hostIds(rooms: readonly PkRoom[]): string[] {
  return rooms.map(({ hostId }) => hostId);
}
