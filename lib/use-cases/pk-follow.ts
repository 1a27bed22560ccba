/** Bringing rooms to where their PK is; `pk.ts` has the table of what may be left half-way. */

import { describeError } from '../log';
import type { Pk, PkOutcome } from '../model/pk';
import { lastPkOf, nextPkStep } from '../model/pk-state';
import { withRefusal } from '../model/refusals';
import type { Room } from '../model/room';
import { mayBeInChannel, withoutGuest } from '../model/stage-state';
import { won } from '../model/table';
import { applySceneOrLater } from './scene';
import type { Services } from './services';

/** Settling a round, telling of it, ending, leaving, and once more each if others are at it, too. */
const MAX_STEPS = 8;

/** What could not be done is tried again after this. */
const TRY_AGAIN_MS = 10_000;

/** Who lets an invitation expire has refused it, too. */
const REFUSALS: Pk['outcome'][] = ['refused', 'expired'];

export interface Follow {
  /** Since when the room's host has been away; absent while present, or when it does not matter. */
  hostGoneSinceMs?: number | undefined;
  /** How somebody wants the PK to end. */
  wish?: (pk: Pk) => PkOutcome;
}

/** Brings the room, and with the PK's end the other one, to where the PK is. Answers the room. */
export async function followPk(services: Services, room: Room, follow: Follow): Promise<Room> {
  const { rooms, pks, clock } = services;
  let current: Room | undefined = room;
  for (let steps = 1; current?.pk && steps <= MAX_STEPS; steps++) {
    const pk = await pks.find(current.pk.pkId);
    const { hostGoneSinceMs, wish } = follow;
    const isWished = wish !== undefined && pk !== undefined && pk.state !== 'over';
    const step = isWished
      ? { do: 'end' as const, outcome: wish(pk) }
      : nextPkStep(current, pk, { nowMs: clock.now(), hostGoneSinceMs });
    if (step.do === 'nothing') return current;
    if (step.do === 'settle' && pk) await won(pks.settle(pk));
    if (step.do === 'tell' && pk) await tell(services, current, pk);
    if (step.do === 'end' && pk) await end(services, current.roomId, pk, step.outcome);
    if (step.do === 'show' && pk) await show(services, current, pk);
    if (step.do === 'leave') await leave(services, current, pk);
    current = await rooms.find(room.roomId);
  }
  return current ?? room;
}

/** Brings both rooms of a PK to where it is. What fails is on their agendas. */
export async function followPkOf(services: Services, pk: Pk): Promise<void> {
  await Promise.all([pk.inviter, pk.opponent].map(({ roomId }) => followRoom(services, roomId)));
}

/** Both rooms are to be checked then. */
export async function putOnAgendas(
  { agenda }: Services,
  pk: Pick<Pk, 'inviter' | 'opponent'>,
  timeMs: number,
): Promise<void> {
  const rooms = [pk.inviter, pk.opponent];
  await Promise.all(rooms.map(({ roomId }) => agenda.add(roomId, timeMs)));
}

async function followRoom(services: Services, roomId: string): Promise<void> {
  try {
    const room = await services.rooms.find(roomId);
    if (room) await followPk(services, room, {});
  } catch (error) {
    services.log({ event: 'pk-later', roomId, error: describeError(error) });
  }
}

/** The agendas come first: should this call die, both rooms are checked all the same. */
async function end(services: Services, roomId: string, pk: Pk, outcome: PkOutcome): Promise<void> {
  const nowMs = services.clock.now();
  await putOnAgendas(services, pk, nowMs);
  const isOver = await won(services.pks.end(pk, outcome, nowMs));
  const other = pk.inviter.roomId === roomId ? pk.opponent : pk.inviter;
  if (isOver) await followRoom(services, other.roomId);
}

async function show(services: Services, room: Room, pk: Pk): Promise<void> {
  if (!room.pk) return;
  const shown = { pointer: room.pk, pk };
  const isMoved = await won(services.rooms.showPk(room, shown, services.clock.now()));
  if (isMoved) await showScene(services, room.roomId);
}

/** Rounds begin and end without the mix. */
async function tell({ rooms }: Services, room: Room, pk: Pk): Promise<void> {
  if (room.pk) await won(rooms.tellRounds(room, { pointer: room.pk, pk }));
}

async function leave(services: Services, room: Room, pk: Pk | undefined): Promise<void> {
  const { roomId } = room;
  const left = leftByPk(room, pk);
  const isMoved = await won(
    services.rooms.leavePk(room, left, { pk, nowMs: services.clock.now() }),
  );
  if (!isMoved || room.pk?.state !== 'running') return;
  const { opponentHostId } = room.pk;
  const isGuest = mayBeInChannel({ ...room, pk: undefined, stage: left.stage }, opponentHostId);
  await Promise.all([
    showScene(services, roomId),
    !isGuest && putOut(services, roomId, opponentHostId),
  ]);
}

/**
 * What a PK, or an invitation to one, leaves in the room: its result, the seat of the other host
 * taken back, and who is not to invite it again so soon.
 */
function leftByPk({ pk: pointer, stage, refusals, lastPk }: Room, pk: Pk | undefined) {
  if (!pk || !pointer) return { stage, refusals, lastPk };
  const { side, opponentHostId } = pointer;
  const hasRun = pk.startedAtMs > 0;
  const isRefusal = side === 'opponent' && REFUSALS.includes(pk.outcome);
  return {
    stage: hasRun ? withoutGuest(stage, opponentHostId) : stage,
    refusals: isRefusal ? withRefusal(refusals, opponentHostId, pk.endedAtMs) : refusals,
    lastPk: hasRun ? lastPkOf(pk, side) : lastPk,
  };
}

/** The row is right already; the service follows now, or when the room is checked again. */
async function showScene(services: Services, roomId: string): Promise<void> {
  const room = await services.rooms.find(roomId);
  if (room) await applySceneOrLater(services, room);
}

async function putOut(services: Services, roomId: string, userId: string): Promise<void> {
  const { agenda, channels, clock, log } = services;
  await channels.remove(roomId, [userId]).catch(async (error: unknown) => {
    log({ event: 'remove-later', roomId, error: describeError(error) });
    await agenda.add(roomId, clock.now() + TRY_AGAIN_MS);
  });
}
