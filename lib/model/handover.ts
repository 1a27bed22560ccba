/**
 * Handing a room over: a co-host becomes its host, and the host takes the seat of the co-host, or none.
 * Everything here is a pure decision about the room as it was read; `use-cases/transfer-room.ts` acts on
 * it.
 */
import { AppError } from '../errors';
import type { Actor } from './actor';
import { withoutModerator } from './keeper';
import type { MixParams } from './layout';
import { onAirAfter } from './on-air';
import { areOwn } from './own-pane';
import type { Room, Seat, Stage } from './room';
import { requireSeat, stageTerms, withSeat } from './seat-number';
import { heldSeats, seatOf } from './stage-state';

/** Why a room has another host: they were given it, or the one before has been away for too long. */
export type HandoverReason = 'by-hand' | 'host-gone';

/** Who is to host a room. */
export interface Handover {
  userId: string;
  /** The host before is off the stage then, and does not take the co-host's seat. */
  leavesStage: boolean;
}

/**
 * The room with another host. The scene follows from it: the new host is shown first, is heard, and
 * has the pane that the one before was given. Throws `NotOnStage` unless the user has a seat; and of
 * that seat, if the host is to take it, `SeatLocked`, and `InvalidRequest` if the room has it no more.
 */
export function handedOver(room: Room, { userId, leavesStage }: Handover, nowMs: number): Room {
  const held = heldSeats(room.stage, nowMs);
  const seat = seatOf(held, userId);
  if (seat?.state !== 'seated') {
    throw new AppError('NotOnStage', 'Only a co-host with a seat can be given the room.');
  }
  const others = held.filter((each) => each !== seat);
  const stage = leavesStage ? others : withHost(others, { room, number: seat.number, nowMs });
  const hosted = { ...room, hostId: userId, hostName: seat.name };
  const { mix, qna, deputyId } = room;
  return {
    ...hosted,
    stage,
    ...onAirAfter(hosted, stage),
    moderators: withoutModerator(room, userId),
    deputyId: deputyId === userId ? '' : deputyId,
    // Its price is one for the answers of the host before.
    qna: qna && { ...qna, isOpen: false },
    mix: { ...mix, params: mix.params && paramsAfter(mix.params, room.hostId, userId) },
  };
}

/**
 * Whether the host before asks once more for what was done, as its answer was lost. They are told by
 * the seat that they have now, or by the mix that was started for them.
 */
export function isRepeated(
  { hostId, mix, stage }: Pick<Room, 'hostId' | 'mix' | 'stage'>,
  { userId, actor }: { userId: string; actor: Actor },
): boolean {
  if (hostId !== userId) return false;
  return mix.hostId === actor.userId || seatOf(stage, actor.userId)?.state === 'seated';
}

/** Throws `AnswerRunning` while the host answers a paid question: it is theirs to end. */
export function requireNoAnswer({ stage }: Pick<Room, 'stage'>): void {
  if (!stage.some(({ questionId }) => questionId)) return;
  throw new AppError('AnswerRunning', 'A question is being answered; end the answer first.');
}

/** Throws `PkBusy` while the room is in a PK or invited to one: the other room knows its host. */
export function requireNoPk({ pk }: Pick<Room, 'pk'>): void {
  if (pk) throw new AppError('PkBusy', 'The room is in a PK, or invited to one; end it first.');
}

/** The host on the seat that the new one leaves. */
function withHost(
  others: Seat[],
  { room, number, nowMs }: { room: Room; number: number; nowMs: number },
): Stage {
  requireSeat(others, stageTerms(room, nowMs), number);
  const { hostId: userId, hostName: name } = room;
  return withSeat(others, { userId, name, number, state: 'seated', sinceMs: nowMs });
}

/** Nobody may mute the host, so the new one is not muted; and the two swap what panes they were given. */
function paramsAfter(params: MixParams, from: string, to: string): MixParams {
  const { panes, muted } = params;
  const swapped = (userId: string) => (userId === from ? to : userId === to ? from : userId);
  const swappedPanes =
    panes && areOwn(panes)
      ? panes.map((pane) =>
          pane.userId === undefined ? pane : { ...pane, userId: swapped(pane.userId) },
        )
      : panes?.map((userId) => userId && swapped(userId));
  return {
    ...params,
    ...(swappedPanes && { panes: swappedPanes }),
    ...(muted && { muted: muted.filter((userId) => userId !== to) }),
  };
}
